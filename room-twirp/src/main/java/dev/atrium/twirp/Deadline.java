package dev.atrium.twirp;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How long a client says it will wait for an answer (LiveKit spec §1.9); empty for as long as it
 * takes.
 */
record Deadline(OptionalLong millis) {
  static final String HEADER = "X-Twirp-Timeout-Ms";

  /** How long the original waits for an owner before it says that there is none. */
  private static final long SILENCE_MS = 2_500;

  private static final Deadline NONE = new Deadline(OptionalLong.empty());

  /** Whatever is no integer means nothing. */
  static Deadline of(@Nullable String header) {
    if (header == null) {
      return NONE;
    }
    try {
      return new Deadline(OptionalLong.of(Long.parseLong(header)));
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  /** Whether nothing could be done in that time. */
  boolean isOver() {
    return millis.isPresent() && millis.getAsLong() <= 0;
  }

  /** Whether waiting in vain for an owner would end with the deadline. */
  boolean cutsSilence() {
    return millis.isPresent() && millis.getAsLong() < SILENCE_MS;
  }
}
