package dev.atrium.core.random;

import dev.atrium.core.TestEngine;

/**
 * One thing to do to an engine. It was drawn without looking at any engine: done to two of them
 * that have seen the same commands, it must come to the same.
 *
 * @param text what it is, for whoever reads of a failure
 */
public record RandomCommand(String text, Action action) {

  /** Does it, and returns the answer. */
  @FunctionalInterface
  interface Action {
    Object on(TestEngine engine, Known known);
  }

  /** A command whose answer says nothing. */
  static RandomCommand quiet(String text, Quiet action) {
    return new RandomCommand(
        text,
        (engine, known) -> {
          action.on(engine, known);
          return "done";
        });
  }

  /** Does it; there is no answer. */
  @FunctionalInterface
  interface Quiet {
    void on(TestEngine engine, Known known);
  }

  @Override
  public String toString() {
    return text;
  }
}
