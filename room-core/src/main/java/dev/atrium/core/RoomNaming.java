package dev.atrium.core;

/** What becomes of a creator that gave no name. */
public enum RoomNaming {
  /** It is refused. */
  BY_CREATOR,
  /** The room is called {@code room-} and the text of a UUID. */
  UUID,
  /** The room gets an unguessable name: 128 random bits, 22 characters of base64url. */
  SECRET
}
