package dev.atrium.core;

/**
 * A position in the stored events. Opaque to everyone but the store that made it; whoever remembers
 * the last one seen can be given what came after it.
 */
public record EventId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
