package dev.atrium.core;

/** Bounds of the receivers' jitter buffers in milliseconds (uint32), 0 where none is set. */
public record PlayoutDelay(long min, long max) {
  public static final PlayoutDelay NONE = new PlayoutDelay(0, 0);
}
