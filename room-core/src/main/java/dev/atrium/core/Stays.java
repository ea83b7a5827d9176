package dev.atrium.core;

import dev.atrium.core.access.Caller;

/**
 * Stays as those drive them who hold the participants' connections. Joining takes a caller; from
 * then on the stay itself says what its holder may do.
 */
public interface Stays {

  Stay join(Caller caller, JoinRoom command);

  /** Refuses, as {@link #join} does, whoever may not enter that room or has no good identity. */
  void requireEntry(Caller caller, RoomName room, ParticipantIdentity identity);

  /** Refuses, as {@link #join} does, a room that is not there and that the caller may not make. */
  void requireRoom(Caller caller, RoomName room);

  /** Media of a leg are up; with its first one the participant becomes active. */
  Stay activate(StayRef stay, MediaSessionId leg);

  /** One leg changes its role or the publisher it hears. */
  Stay switchLeg(StayRef stay, MediaSessionId leg, LegOptions options);

  /** Ends one leg, with the last one the stay. Nothing happens where there is no such leg. */
  void stopLeg(StayRef stay, MediaSessionId leg, LeaveReason reason);

  /** Ends the stay. Nothing happens where it is over. */
  void leave(StayRef stay, LeaveReason reason);

  /** Publishes a track over a leg, if the participant may. */
  Track publish(StayRef stay, MediaSessionId leg, TrackOptions options);

  void unpublish(StayRef stay, TrackSid track);

  /** Mutes or unmutes one's own track. */
  Track mute(StayRef stay, TrackSid track, boolean muted);

  /** Changes one's own profile, if the participant may. */
  Stay update(StayRef stay, ProfileChange change);
}
