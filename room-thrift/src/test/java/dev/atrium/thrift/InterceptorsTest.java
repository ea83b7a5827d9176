package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is done around every message (Thrift spec §8). */
class InterceptorsTest {
  private static final Dialect COMPACT = new Dialect(Framing.FRAMED, Encoding.COMPACT);

  private final Logger access = (Logger) LoggerFactory.getLogger("dev.atrium.thrift.access");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @AfterEach
  void stopListening() {
    access.detachAppender(lines);
    access.setLevel(null);
    access.setAdditive(true);
  }

  @Test
  void theFirstOneIsOutermost() {
    List<String> order = new ArrayList<>();
    ThriftHandler chain =
        ThriftInterceptor.around(
            exchange -> ThriftReply.Done.INSTANCE,
            List.of(noting(order, "first"), noting(order, "second")));

    chain.handle(exchange());

    assertThat(order).containsExactly("first in", "second in", "second out", "first out");
  }

  private static ThriftInterceptor noting(List<String> order, String name) {
    return (exchange, next) -> {
      order.add(name + " in");
      ThriftReply.Body body = next.handle(exchange);
      order.add(name + " out");
      return body;
    };
  }

  private static ThriftExchange exchange() {
    return new ThriftExchange(
        new Wire().rules().peer("", System::nanoTime),
        COMPACT,
        MessageHeaders.NONE,
        java.util.Optional.empty(),
        new ThriftCall("made-up", (byte) 1, 1, ""));
  }

  @Test
  void oneThatFailsIsAnInternalErrorToAClientWhoMayGoOn() {
    Peer peer =
        new Wire()
            .interceptor(
                (exchange, next) -> {
                  throw new IllegalStateException("an inside of ours");
                })
            .connect();

    peer.send(Messages.call(COMPACT, "get", 1, "x"));
    peer.send(Messages.oneway(COMPACT, "update", 2, "x"));
    peer.send(Messages.call(COMPACT, "create", 3));

    assertThat(peer.replies(COMPACT))
        .extracting(Reply::sequence, Reply::failure, Reply::text)
        .containsExactly(tuple(1, 6, "internal error"), tuple(3, 6, "internal error"));
    assertThat(peer.isOpen()).isTrue();
  }

  @Test
  void theAccessLogHasALineForEachMessageAndNoIdsInIt() {
    lines.start();
    access.addAppender(lines);
    access.setLevel(Level.INFO);
    access.setAdditive(false);
    Peer peer = new Wire().interceptor(new AccessLog(() -> 0)).connect();

    peer.send(Messages.call(COMPACT, "room2:get", 7, "s3cret"));
    peer.send(Messages.oneway(COMPACT, "update", 8, "s3cret"));
    peer.send(Messages.call(COMPACT, "made-up", 9));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "embedded framed/compact call RoomService2.get 7 not_found 0 µs",
            "embedded framed/compact oneway RoomService2.update 8 not_found 0 µs",
            "embedded framed/compact call unknown 9 error 0 µs");
  }

  @Test
  void tracingObservesEachMessageAndHandsItsHeadersOn() {
    ObservationRegistry observations = ObservationRegistry.create();
    List<String> seen = new ArrayList<>();
    observations.observationConfig().observationHandler(new Noting(seen));
    Peer peer = new Wire().interceptor(new Tracing(observations)).connect();

    peer.send(
        Peer.framed(
            Peer.concat(
                Peer.hex("0fff 0000 00000001 0003 00 00 01 01 03 6b6579 02 7631 00"),
                Messages.bare(Encoding.BINARY, "get", 1, 1, Messages.id("x")))));

    assertThat(seen).containsExactly("thrift.server.requests RoomService2.get not_found v1");
  }

  private static String outcome(Observation.Context context) {
    KeyValue outcome = context.getLowCardinalityKeyValue("outcome");
    return outcome == null ? "none" : outcome.getValue();
  }

  private record Noting(List<String> seen)
      implements ObservationHandler<ReceiverContext<MessageHeaders>> {

    @Override
    public void onStop(ReceiverContext<MessageHeaders> context) {
      MessageHeaders carrier = Objects.requireNonNull(context.getCarrier());
      seen.add(
          String.join(
              " ",
              context.getName(),
              context.getContextualName(),
              outcome(context),
              context.getGetter().get(carrier, "key")));
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof ReceiverContext<?>;
    }
  }
}
