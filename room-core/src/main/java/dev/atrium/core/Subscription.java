package dev.atrium.core;

/** Ends, when closed, what a subscriber asked to be told; nothing is delivered afterwards. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
