package dev.atrium.core.media;

/** The two kinds of channels that a leg has for data, both ways. */
public enum DataChannel {
  /** In order, and repeated until it arrives. */
  RELIABLE,
  /** In no order, and sent once. */
  LOSSY
}
