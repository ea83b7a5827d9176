package dev.atrium.core;

/** Where a track comes from. */
public enum TrackSource {
  UNKNOWN,
  CAMERA,
  MICROPHONE,
  SCREEN_SHARE,
  SCREEN_SHARE_AUDIO
}
