package dev.atrium.core;

/** Why a stay, or one leg of it, ended. */
public enum LeaveReason {
  /** The client said so. */
  CLIENT_LEFT,
  /** The same identity joined again. */
  DUPLICATE_IDENTITY,
  /** The node that held the connection stops in order. */
  NODE_STOPPED,
  /** The node that held the connection is gone. */
  NODE_LOST,
  /** Somebody removed the participant. */
  REMOVED,
  /** Somebody deleted the room. */
  ROOM_DELETED,
  /** The room ended under an agent or a recorder. */
  ROOM_CLOSED,
  /** Client and server disagree about what is going on. */
  STATE_MISMATCH,
  /** It never became active. */
  JOIN_FAILED,
  /** It was moved elsewhere. */
  MIGRATED,
  /** The connection that carried its signals is gone. */
  SIGNAL_LOST,
  /** Its media connection is gone. */
  MEDIA_LOST,
  /** The media engine refused it. */
  MEDIA_FAILED,
  /** The publisher that this leg listened to is gone. */
  PUBLISHER_LEFT,
  /** The connection that made the leg is gone. */
  CREATOR_LEFT,
  /** Nobody answered in time. */
  TIMEOUT,
  UNKNOWN
}
