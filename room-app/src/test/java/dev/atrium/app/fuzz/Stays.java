package dev.atrium.app.fuzz;

import java.io.IOException;
import java.util.function.Supplier;

/** One connection after the other, each with some of the trials. */
@FunctionalInterface
interface Stays {

  /**
   * Makes one.
   *
   * @return how many trials it had; none, or a few more than were asked for, will do
   */
  int next(int trials) throws IOException;

  /**
   * Makes as many stays as it takes.
   *
   * @param sent what led to a failure
   * @return how many trials they had
   */
  static int make(int trials, Stays stays, Supplier<String> sent) {
    int done = 0;
    try {
      while (done < trials) {
        done += stays.next(trials - done);
      }
    } catch (IOException | RuntimeException | AssertionError e) {
      throw new AssertionError("after " + sent.get(), e);
    }
    return done;
  }
}
