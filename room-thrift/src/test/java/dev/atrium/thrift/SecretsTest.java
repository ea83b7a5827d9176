package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.atrium.core.TestEngine;
import dev.atrium.thrift.Reply.ShownRoom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What nobody may read in a log: ids, which are secrets too, passwords and the TURN secret. */
class SecretsTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);

  private final Logger root = (Logger) LoggerFactory.getLogger("dev.atrium.thrift");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    root.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
    root.setLevel(null);
    root.setAdditive(true);
  }

  @Test
  void nothingSecretIsLoggedNotEvenInDetail() {
    Wire wire = new Wire();
    Peer peer = wire.connect();
    ShownRoom room = peer.exchange(BINARY, Messages.call(BINARY, "create", 1)).getFirst().shown();
    peer.send(Messages.call(BINARY, "get", 2, room.id()));
    peer.send(Messages.call(BINARY, "remove", 3, room.id()));
    peer.send(Messages.call(BINARY, "remove", 4, room.id()));
    peer.send(Messages.call(BINARY, "unknown-" + room.id(), 5));
    peer.send(Peer.concat(Messages.call(BINARY, room.id(), 6), new byte[] {0, 0, 0, 0}));

    assertThat(peer.isOpen()).isFalse();
    assertThat(log.list).isNotEmpty();
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(
            line ->
                List.of(room.id(), room.password().orElseThrow(), TestEngine.TURN_SECRET).stream()
                    .anyMatch(line::contains));
  }

  @Test
  void valuesThatCarrySecretsPrintNone() {
    RoomInfo room = new RoomInfo("s3cret-id", 1, "1:s3cret-id", Optional.of("s3cret"));

    assertThat(room.toString()).doesNotContain("s3cret");
    assertThat(new ThriftReply("get", 1, new ThriftReply.Success(room)).toString())
        .doesNotContain("s3cret");
    assertThat(new ThriftCall("get", (byte) 1, 1, "s3cret-id").toString()).doesNotContain("s3cret");
  }
}
