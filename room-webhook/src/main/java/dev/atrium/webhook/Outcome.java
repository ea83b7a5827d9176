package dev.atrium.webhook;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt. */
sealed interface Outcome {

  /** The receiver answered, and not in a way that asks to try again. */
  record Taken(int status) implements Outcome {}

  /**
   * The receiver was not reached, or failed.
   *
   * @param reason without any secret
   * @param retryAfter how long it asked to be left alone
   */
  record Failed(String reason, Optional<Duration> retryAfter) implements Outcome {
    Failed(String reason) {
      this(reason, Optional.empty());
    }
  }

  /** Nothing was sent: the key that signs is not known any more. No fault of the receiver's. */
  record Unsigned() implements Outcome {}
}
