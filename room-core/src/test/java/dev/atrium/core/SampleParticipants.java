package dev.atrium.core;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People who join, and what they bring. */
public final class SampleParticipants {
  public static final ParticipantIdentity ALICE = new ParticipantIdentity("alice");
  public static final ParticipantIdentity BOB = new ParticipantIdentity("bob");
  public static final ParticipantIdentity CAROL = new ParticipantIdentity("carol");

  public static final TrackOptions CAMERA =
      new TrackOptions(
          "cid-camera",
          TrackType.VIDEO,
          TrackSource.CAMERA,
          "camera",
          new TrackOptions.VideoSize(1280, 720),
          Map.of());
  public static final TrackOptions MICROPHONE =
      new TrackOptions(
          "cid-microphone",
          TrackType.AUDIO,
          TrackSource.MICROPHONE,
          "microphone",
          TrackOptions.VideoSize.NONE,
          Map.of());
  public static final TrackOptions DATA =
      new TrackOptions(
          "cid-data",
          TrackType.DATA,
          TrackSource.UNKNOWN,
          "data",
          TrackOptions.VideoSize.NONE,
          Map.of());

  private SampleParticipants() {}

  /** A LiveKit client comes: whoever has its identity in the room has to go. */
  public static JoinRoom join(RoomName room, ParticipantIdentity identity) {
    return join(room, identity, JoinRoom.Newcomer.STANDARD);
  }

  public static JoinRoom join(
      RoomName room, ParticipantIdentity identity, JoinRoom.Newcomer newcomer) {
    return new JoinRoom(
        room, identity, JoinRoom.Mode.REPLACE, newcomer, LegOptions.WHOLE, RoomOptions.STANDARD);
  }

  /** An nkMEDIA user comes with a leg over which it publishes. */
  public static JoinRoom publisherLeg(RoomName room, ParticipantIdentity identity, String leg) {
    LegOptions options =
        new LegOptions(Optional.of(leg(leg)), MediaSession.Role.PUBLISHER, Optional.empty());
    return leg(room, identity, options);
  }

  /** An nkMEDIA user comes with a leg over which it hears one publisher. */
  public static JoinRoom listenerLeg(
      RoomName room, ParticipantIdentity identity, String leg, String publisher) {
    LegOptions options =
        new LegOptions(
            Optional.of(leg(leg)), MediaSession.Role.LISTENER, Optional.of(leg(publisher)));
    return leg(room, identity, options);
  }

  public static MediaSessionId leg(String id) {
    return new MediaSessionId(id);
  }

  /** The one leg that a LiveKit client has. */
  public static MediaSessionId onlyLeg(Stay stay) {
    return stay.participant().legs().getFirst().id();
  }

  public static JoinRoom.Newcomer agent() {
    return new JoinRoom.Newcomer(
        ParticipantProfile.EMPTY, ParticipantKind.AGENT, Permission.STANDARD);
  }

  public static JoinRoom.Newcomer recorder() {
    return with(Permission.STANDARD.with(Permission.Trait.RECORDER));
  }

  public static JoinRoom.Newcomer hidden() {
    return with(Permission.STANDARD.with(Permission.Trait.HIDDEN));
  }

  public static JoinRoom.Newcomer with(Permission permission) {
    return new JoinRoom.Newcomer(ParticipantProfile.EMPTY, ParticipantKind.STANDARD, permission);
  }

  /** May subscribe, and publish media from these sources alone. */
  public static Permission publishing(TrackSource... sources) {
    return new Permission(true, true, false, Set.of(sources), Set.of());
  }

  private static JoinRoom leg(RoomName room, ParticipantIdentity identity, LegOptions options) {
    return new JoinRoom(
        room,
        identity,
        JoinRoom.Mode.ADD_LEG,
        JoinRoom.Newcomer.STANDARD,
        options,
        RoomOptions.of(new LifetimeOptions.Activity(Optional.empty())));
  }
}
