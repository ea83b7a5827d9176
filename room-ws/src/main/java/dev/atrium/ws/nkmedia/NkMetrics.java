package dev.atrium.ws.nkmedia;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the listener counts. Words of clients become tags only if there is such a command. */
final class NkMetrics {
  private static final String COMMANDS = "room.ws.commands";
  private static final NkWords OTHER = new NkWords("other", "other", "other");

  private final MeterRegistry registry;
  private final Counter frames;
  private final Counter cutOffs;
  private final Counter untellable;
  private final Map<Performed, Counter> commands = new ConcurrentHashMap<>();

  private record Performed(NkWords words, Outcome outcome) {}

  private enum Outcome {
    OK,
    REFUSED,
    ACKED
  }

  /**
   * @param connections those that are open, now and later
   */
  NkMetrics(MeterRegistry registry, Collection<?> connections) {
    this.registry = registry;
    registry.gaugeCollectionSize("room.ws.connections", List.of(), connections);
    frames = Counter.builder("room.ws.frames.sent").register(registry);
    cutOffs =
        Counter.builder("room.ws.slow.readers")
            .description("Connections that were closed because they did not read")
            .register(registry);
    untellable =
        Counter.builder("room.ws.events.untellable")
            .description("Times that a stored event could not be put into the words of this wire")
            .register(registry);
    know(OTHER);
  }

  /** From now on the words of that command are told apart from others. */
  void know(NkWords words) {
    for (Outcome outcome : Outcome.values()) {
      commands.put(
          new Performed(words, outcome),
          Counter.builder(COMMANDS)
              .tag("class", words.kind())
              .tag("subclass", words.subclass())
              .tag("cmd", words.cmd())
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  void performed(Optional<NkWords> words, NkReply reply) {
    Outcome outcome = outcome(reply);
    Counter known = words.map(asked -> commands.get(new Performed(asked, outcome))).orElse(null);
    if (known == null) {
      known = commands.get(new Performed(OTHER, outcome));
    }
    if (known != null) {
      known.increment();
    }
  }

  void frameSent() {
    frames.increment();
  }

  void untellable() {
    untellable.increment();
  }

  void cutOff() {
    cutOffs.increment();
  }

  private static Outcome outcome(NkReply reply) {
    return switch (reply) {
      case NkReply.Answer answer -> answer.error().isEmpty() ? Outcome.OK : Outcome.REFUSED;
      case NkReply.Late late -> Outcome.REFUSED;
      case NkReply.Acked acked -> Outcome.ACKED;
    };
  }
}
