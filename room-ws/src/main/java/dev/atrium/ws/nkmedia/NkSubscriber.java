package dev.atrium.ws.nkmedia;

import java.util.concurrent.Executor;

/** Somebody whom events are told to. */
interface NkSubscriber {

  /** The user that it acts for. */
  String user();

  /** Whether its grants let it hear what is said about that. */
  boolean mayHear(NkTopic topic);

  /** Whether it reads stored events itself, being behind; then it is not told them. */
  boolean isBehind();

  /**
   * Takes note of an event, at once and without waiting for anybody.
   *
   * @param head its frame up to the tid
   * @param sender sends it, if nobody is sending
   */
  void tell(String head, Executor sender);

  /** There were events for it that it will not be told. */
  void misses();
}
