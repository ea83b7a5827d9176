package dev.atrium.core;

/** What nobody may make too large; each wire has its own words for each. */
public enum Limit {
  ROOM_NAME,
  METADATA,
  ATTRIBUTES,
  PARTICIPANT_IDENTITY,
  PARTICIPANT_NAME,

  /** The name of a track, or its publisher's own id of it. */
  TRACK,

  /** Who may subscribe to a participant's tracks. */
  AUDIENCE,

  /** The tags of a room, or its agents. */
  EXTRAS
}
