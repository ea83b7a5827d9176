package dev.atrium.core;

/**
 * Enter a room, or come into it with one more leg.
 *
 * @param ifMissing what a room is made with that the join has to create
 */
public record JoinRoom(
    RoomName room,
    ParticipantIdentity identity,
    Mode mode,
    Newcomer newcomer,
    LegOptions leg,
    RoomOptions ifMissing) {

  /** What becomes of a stay that the identity has in the room already. */
  public enum Mode {
    /** It ends with {@link LeaveReason#DUPLICATE_IDENTITY}; a new one begins. */
    REPLACE,
    /** It goes on, with one leg more. */
    ADD_LEG
  }

  /** How a participant that was not there enters. */
  public record Newcomer(ParticipantProfile profile, ParticipantKind kind, Permission permission) {
    public static final Newcomer STANDARD =
        new Newcomer(ParticipantProfile.EMPTY, ParticipantKind.STANDARD, Permission.STANDARD);
  }
}
