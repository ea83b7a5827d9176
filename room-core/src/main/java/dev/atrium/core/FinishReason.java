package dev.atrium.core;

/** Why a room ended. */
public enum FinishReason {
  /** Somebody deleted it. */
  DELETED,
  /** Its deadline passed. */
  EXPIRED,
  /** The media engine no longer knows it. */
  MEDIA_ROOM_LOST,
  /** No media engine is left to carry it. */
  MEDIA_ENGINE_LOST,
  /** It could not be kept going. */
  FAILED
}
