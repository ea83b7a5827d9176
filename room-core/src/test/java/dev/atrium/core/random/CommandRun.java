package dev.atrium.core.random;

import dev.atrium.core.RoomException;
import dev.atrium.core.TestEngine;

/** One engine under command, and what those who command it remember. */
public final class CommandRun {
  private final TestEngine engine;
  private final Known known = new Known();

  public CommandRun(TestEngine engine) {
    this.engine = engine;
  }

  public TestEngine engine() {
    return engine;
  }

  /**
   * Does it.
   *
   * @return the answer, or the {@link dev.atrium.core.RoomError} of the refusal: equal where two
   *     engines of one seed have been commanded alike
   */
  public Object run(RandomCommand command) {
    try {
      return command.action().on(engine, known);
    } catch (RoomException e) {
      return e.error();
    }
  }
}
