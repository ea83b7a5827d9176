package dev.atrium.core.media;

import dev.atrium.core.ParticipantSid;

/**
 * How well media travel to and from a participant.
 *
 * @param score from 0 to 5, as opinions are averaged; what is worth which grade is the engine's
 *     business
 */
public record LinkQuality(ParticipantSid participant, Grade grade, double score) {

  /** From nothing at all to nothing to wish for. */
  public enum Grade {
    LOST,
    POOR,
    GOOD,
    EXCELLENT
  }
}
