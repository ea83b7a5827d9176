package dev.atrium.app.operations;

import java.io.IOException;

/** Calls a wire as a client would, without changing anything. */
@FunctionalInterface
interface Probe {

  /**
   * What the wire answered where that was what it should; otherwise an exception says what was
   * wrong.
   */
  void call() throws IOException;
}
