package dev.atrium.core;

/** One published track, {@code TR_…}: new at each publication. */
public record TrackSid(String value) {
  @Override
  public String toString() {
    return value;
  }
}
