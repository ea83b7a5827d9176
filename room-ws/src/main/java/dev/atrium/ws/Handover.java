package dev.atrium.ws;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A message that the transport was given, between the one who gave it and the one who sees it
 * taken: just one of them goes on, and nobody after a failure.
 */
final class Handover implements Consumer<@Nullable Throwable> {
  private final Consumer<@Nullable Throwable> settle;
  private final Runnable goOn;
  private final AtomicReference<State> state = new AtomicReference<>(State.UNDER_WAY);

  private enum State {
    UNDER_WAY,

    /** The same, and the giver has left. */
    LEFT,
    TAKEN,
    FAILED
  }

  /**
   * @param settle is told how it went, before anybody goes on
   * @param goOn is done if the giver has left by then
   */
  Handover(Consumer<@Nullable Throwable> settle, Runnable goOn) {
    this.settle = settle;
    this.goOn = goOn;
  }

  @Override
  public void accept(@Nullable Throwable failure) {
    settle.accept(failure);
    State end = failure == null ? State.TAKEN : State.FAILED;
    if (state.getAndSet(end) == State.LEFT && failure == null) {
      goOn.run();
    }
  }

  /** Whether it is taken, so that the giver is to go on; if not, the giver leaves. */
  boolean isOver() {
    return !state.compareAndSet(State.UNDER_WAY, State.LEFT) && state.get() == State.TAKEN;
  }
}
