package dev.atrium.core;

/** One server process; legs belong to the node that holds their connection. */
public record NodeId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
