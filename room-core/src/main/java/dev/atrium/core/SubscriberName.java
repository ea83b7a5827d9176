package dev.atrium.core;

/**
 * Under which a durable subscriber is known to the store: its own choice, the same after every
 * restart.
 */
public record SubscriberName(String value) {
  @Override
  public String toString() {
    return value;
  }
}
