package dev.atrium.app.access;

import java.util.concurrent.Semaphore;
import java.util.function.BiPredicate;

/**
 * Compares passwords, a few at a time and the others in the order in which they came: to make a
 * hash keeps a processor busy for long, and whoever is not known yet can ask for one. Half of the
 * processors are left to everything else.
 */
final class PasswordQueue implements BiPredicate<String, String> {
  private final BiPredicate<String, String> comparison;
  private final Semaphore places;

  PasswordQueue(BiPredicate<String, String> comparison) {
    this(comparison, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  PasswordQueue(BiPredicate<String, String> comparison, int atOnce) {
    this.comparison = comparison;
    this.places = new Semaphore(atOnce, true);
  }

  @Override
  public boolean test(String given, String configured) {
    places.acquireUninterruptibly();
    try {
      return comparison.test(given, configured);
    } finally {
      places.release();
    }
  }

  /** How many wait, nearly. */
  int waiting() {
    return places.getQueueLength();
  }
}
