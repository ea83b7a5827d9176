package dev.atrium.core;

/** What a creator may not make too large; each wire has its own words for each. */
public enum Limit {
  ROOM_NAME,
  METADATA,
  ATTRIBUTES,
  PARTICIPANT_IDENTITY,
  PARTICIPANT_NAME
}
