package dev.atrium.core.media;

/** Layers of a video track, the smallest first. */
public enum Layer {
  LOW,
  MEDIUM,
  HIGH
}
