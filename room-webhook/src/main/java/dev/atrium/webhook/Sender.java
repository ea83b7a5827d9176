package dev.atrium.webhook;

/** Sends to one receiver. */
@FunctionalInterface
interface Sender {

  /** One attempt, whatever becomes of it; returns within a bounded time. */
  Outcome send(Webhook webhook);
}
