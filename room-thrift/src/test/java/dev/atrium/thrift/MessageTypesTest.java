package dev.atrium.thrift;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomDefaults;
import java.time.Duration;
import java.util.List;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.protocol.TMessageType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The type of a message decides whether it is answered (Thrift spec §3). */
class MessageTypesTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final Duration TTL = RoomDefaults.STANDARD.leaseTtl();

  private final Wire wire = new Wire();
  private Peer peer = wire.connect();

  @BeforeEach
  void aRoomIsThere() {
    wire.engine.rooms().create(OWNER, leased(LOBBY));
  }

  @Test
  void updateAsACallIsAnsweredWithNothingInIt() {
    List<Reply> replies = peer.exchange(BINARY, Messages.call(BINARY, "update", 1, "lobby"));

    assertThat(replies).singleElement().matches(Reply::isDone);
  }

  @Test
  void updateAsAOnewayMessageRenewsAndIsNeverAnswered() {
    wire.engine.clock().advance(TTL.minusSeconds(1));

    peer.send(Messages.oneway(BINARY, "update", 1, "lobby"));
    peer.send(Messages.oneway(BINARY, "update", 2, "unknown"));
    List<Reply> replies = peer.exchange(BINARY, Messages.call(BINARY, "get", 3, "lobby"));

    assertThat(replies).extracting(Reply::sequence).containsExactly(3);
    wire.engine.clock().advance(TTL.minusSeconds(1));
    assertThat(wire.engine.hasRoom(LOBBY)).isTrue();
  }

  @Test
  void removeAsAOnewayMessageRemovesAndIsNotAnswered() {
    peer.send(Messages.oneway(BINARY, "remove", 1, "lobby"));

    assertThat(peer.received()).isEmpty();
    assertThat(wire.engine.hasRoom(LOBBY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "create2", "get", "zzz", "Nope:create"})
  void whatOnlyMakesSenseWithAnAnswerIsNotExecutedAsAOnewayMessage(String name) {
    peer.send(Messages.oneway(BINARY, name, 1, "lobby"));

    assertThat(peer.received()).isEmpty();
    assertThat(wire.engine.rooms().list(OWNER)).hasSize(1);
    assertThat(peer.exchange(BINARY, Messages.call(BINARY, "get", 2, "lobby")))
        .extracting(Reply::sequence)
        .containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {TMessageType.REPLY, TMessageType.EXCEPTION, 9, 0})
  void whatIsNoCallIsRefusedAndEndsTheConnection(int type) {
    List<Reply> replies =
        peer.exchange(
            BINARY,
            Peer.concat(
                Messages.message(BINARY, "create", type, 7, to -> {}),
                Messages.call(BINARY, "create", 8)));

    assertThat(replies)
        .singleElement()
        .satisfies(
            reply ->
                assertThat(reply.failure()).isEqualTo(TApplicationException.INVALID_MESSAGE_TYPE))
        .satisfies(reply -> assertThat(reply.sequence()).isEqualTo(7));
    assertThat(peer.isOpen()).isFalse();
    assertThat(wire.engine.rooms().list(OWNER)).hasSize(1);
  }

  @Test
  void callsOfUpdateStayUnansweredWhereThatIsConfigured() {
    peer = wire.silentUpdate().connect();

    peer.send(Messages.call(BINARY, "update", 1, "lobby"));
    peer.send(Messages.call(BINARY, "update", 2, "unknown"));
    List<Reply> replies = peer.exchange(BINARY, Messages.call(BINARY, "get", 3, "lobby"));

    assertThat(replies).extracting(Reply::sequence).containsExactly(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RoomService.oneway", "RoomService2.oneway", "room2.oneway"})
  void serviceNamesOfTheirOwnNeverAnswerUpdate(String service) {
    wire.engine.clock().advance(TTL.minusSeconds(1));

    peer.send(Messages.call(BINARY, service + ":update", 1, "lobby"));
    List<Reply> replies =
        peer.exchange(BINARY, Messages.call(BINARY, service + ":get", 2, "lobby"));

    assertThat(replies).extracting(Reply::sequence).containsExactly(2);
    wire.engine.clock().advance(TTL.minusSeconds(1));
    assertThat(wire.engine.hasRoom(LOBBY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void sequenceIdsComeBackUnchanged(int sequence) {
    for (Encoding encoding : Encoding.values()) {
      Dialect dialect = new Dialect(Framing.FRAMED, encoding);

      List<Reply> replies =
          wire.connect().exchange(dialect, Messages.call(dialect, "create", sequence));

      assertThat(replies).extracting(Reply::sequence).containsExactly(sequence);
    }
  }
}
