package dev.atrium.core;

/** One leg of a participant; on the nkMEDIA wire the {@code session_id} of a member. */
public record MediaSessionId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
