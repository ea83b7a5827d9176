package dev.atrium.ws.nkmedia;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What a request comes to. */
sealed interface NkReply {

  /** A response without data, the usual one of commands that only do something. */
  Answer DONE = new Answer(Optional.empty(), Optional.empty(), () -> {});

  /** The same reply, and something to do as soon as it is on its way. */
  NkReply then(Runnable more);

  /**
   * A response at once.
   *
   * @param data left out of the response where it is empty, and where it is an empty object
   * @param error present in a refusal, which has no data
   */
  record Answer(Optional<JsonNode> data, Optional<NkError> error, Runnable afterwards)
      implements NkReply {

    @Override
    public Answer then(Runnable more) {
      return new Answer(data, error, both(afterwards, more));
    }
  }

  /** A response after a while, for which everything else on the connection waits. */
  record Late(Duration delay, Answer answer) implements NkReply {

    @Override
    public Late then(Runnable more) {
      return new Late(delay, answer.then(more));
    }
  }

  /**
   * An ack at once, and a response whenever the work hands one in; the connection goes on meanwhile
   * (spec §2.4).
   */
  record Acked(Consumer<Consumer<Answer>> work, Runnable afterwards) implements NkReply {

    @Override
    public Acked then(Runnable more) {
      return new Acked(work, both(afterwards, more));
    }
  }

  static Answer ok(JsonNode data) {
    return new Answer(Optional.of(data), Optional.empty(), () -> {});
  }

  static Answer refused(NkError error) {
    return new Answer(Optional.empty(), Optional.of(error), () -> {});
  }

  static Acked acked(Consumer<Consumer<Answer>> work) {
    return new Acked(work, () -> {});
  }

  private static Runnable both(Runnable first, Runnable second) {
    return () -> {
      first.run();
      second.run();
    };
  }
}
