package dev.atrium.webhook;

import dev.atrium.core.StoredEvent;

/** How an event came back that an outbox wanted to be sent. */
sealed interface Landing {

  /** It was sent. */
  record Sent(StoredEvent stored, EventName name, Outcome outcome) implements Landing {}

  /** It waited for so long that it is not sent any more. */
  record TooLate() implements Landing {}

  /** It is not one of those that the receiver is told of. */
  record Unwanted() implements Landing {}

  /** The log no longer has it. */
  record Forgotten() implements Landing {}

  /** It could not be read: the store is away. */
  record Unread() implements Landing {}
}
