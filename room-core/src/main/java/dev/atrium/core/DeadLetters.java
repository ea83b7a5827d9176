package dev.atrium.core;

import java.util.List;

/**
 * The dead letters of a subscriber.
 *
 * @param kept the latest {@value #MOST_KEPT}, in the order in which they were buried
 * @param dropped how many were there before them
 */
public record DeadLetters(List<DeadLetter> kept, long dropped) {
  public static final int MOST_KEPT = 1_000;

  public DeadLetters {
    kept = List.copyOf(kept);
  }
}
