package dev.atrium.webhook;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.DeadLetters;
import java.time.Instant;
import java.util.List;

/**
 * A receiver with its dead letters, as operators see it.
 *
 * @param droppedLetters how many there were before those
 */
record ReceiverDetails(ReceiverView overview, List<Letter> deadLetters, long droppedLetters) {

  /**
   * An event that the receiver never took.
   *
   * @param event its position, by which it can be sent again or dropped
   */
  record Letter(
      String event,
      String name,
      String room,
      String sid,
      Instant at,
      Instant buriedAt,
      long attempts,
      String reason) {
    static Letter of(DeadLetter letter) {
      return new Letter(
          letter.event().value(),
          letter.subject(),
          letter.room().name().value(),
          letter.room().sid().value(),
          letter.at(),
          letter.buriedAt(),
          letter.attempts(),
          letter.reason());
    }
  }

  static ReceiverDetails of(Receiver receiver) {
    DeadLetters letters = receiver.deadLetters();
    return new ReceiverDetails(
        ReceiverView.of(receiver),
        letters.kept().stream().map(Letter::of).toList(),
        letters.dropped());
  }
}
