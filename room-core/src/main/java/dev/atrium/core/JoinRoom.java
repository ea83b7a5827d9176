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

  /**
   * How a participant that was not there enters.
   *
   * @param profile what its token says of it
   * @param own what the client itself lays over that, if it may
   * @param publishes whether the client insists on publishing, and rather stays out than not
   */
  public record Newcomer(
      ParticipantProfile profile,
      ParticipantKind kind,
      Permission permission,
      ParticipantDetails details,
      ProfileChange own,
      boolean publishes) {
    public static final Newcomer STANDARD =
        new Newcomer(ParticipantProfile.EMPTY, ParticipantKind.STANDARD, Permission.STANDARD);

    /** One of whom nothing else is known, and that asks for nothing. */
    public Newcomer(ParticipantProfile profile, ParticipantKind kind, Permission permission) {
      this(profile, kind, permission, ParticipantDetails.NONE, ProfileChange.NONE, false);
    }

    public Newcomer with(ParticipantDetails known) {
      return new Newcomer(profile, kind, permission, known, own, publishes);
    }

    public Newcomer with(ProfileChange asked) {
      return new Newcomer(profile, kind, permission, details, asked, publishes);
    }

    public Newcomer publishing() {
      return new Newcomer(profile, kind, permission, details, own, true);
    }
  }
}
