package dev.atrium.core;

/** What flows through a track. */
public enum TrackType {
  AUDIO,
  VIDEO,
  DATA
}
