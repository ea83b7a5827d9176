package dev.atrium.core;

import java.util.Random;

/**
 * Where a random test begins. Whoever knows it can have the same run again: {@code
 * -Datrium.seed=…}. Without that property every plain run takes the same seed, and a thorough one
 * ({@code atrium.thorough}) draws a new one.
 */
public record Seed(long value) {
  private static final long USUAL = 20_260_504;
  private static final int MANY = 1_000_000;

  /** The seed of this run, printed once so that a failure can be repeated. */
  public static Seed ofThisRun() {
    return ThisRun.SEED;
  }

  /** Whether trials are to run at their full size. */
  public static boolean isThorough() {
    return Boolean.getBoolean("atrium.thorough");
  }

  /**
   * How many trials a random test makes: so few in a plain run, a million in a thorough one, and
   * with {@code -Datrium.trials=…} that many.
   */
  public static int trials(int few) {
    return Integer.getInteger("atrium.trials", isThorough() ? MANY : few);
  }

  /** Safe for several threads, but repeatable for one alone. */
  public Random random() {
    return new Random(value);
  }

  private static final class ThisRun {
    private static final Seed SEED = draw();

    private static Seed draw() {
      long value = Long.getLong("atrium.seed", isThorough() ? System.nanoTime() : USUAL);
      System.out.println("atrium.seed=" + value);
      return new Seed(value);
    }
  }
}
