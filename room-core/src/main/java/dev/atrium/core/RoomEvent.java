package dev.atrium.core;

import java.time.Instant;

/**
 * A fact about one life of a room, in the order in which it became true. Events are stored for good
 * and tell on their own what happened: add cases and components freely, never rename one.
 */
public sealed interface RoomEvent {

  RoomRef room();

  Instant at();

  record RoomStarted(RoomRef room, Instant at, RoomSettings settings, RoomPassword password)
      implements RoomEvent {}

  /** Its settings, the metadata among them, are these from now on. */
  record RoomUpdated(RoomRef room, Instant at, RoomSettings settings) implements RoomEvent {}

  /**
   * Somebody asked for the room to live on: its idle clock starts anew, and a lease runs at least
   * until {@code leaseUntil} ({@link Instant#EPOCH} for a room without one).
   */
  record RoomRenewed(RoomRef room, Instant at, Instant leaseUntil) implements RoomEvent {}

  /** The changed items of its status. */
  record StatusChanged(RoomRef room, Instant at, RoomStatus changed) implements RoomEvent {}

  /** The last event of this life. Everyone inside was told to have left before. */
  record RoomFinished(RoomRef room, Instant at, FinishReason reason) implements RoomEvent {}

  /**
   * Tokens of an identity are refused in rooms of that name, this one and later ones.
   *
   * @param upTo tokens that hold from then or earlier, or do not say from when
   * @param until when that is forgotten
   */
  record TokensRevoked(
      RoomRef room, Instant at, ParticipantIdentity identity, Instant upTo, Instant until)
      implements RoomEvent {}

  /** Something about one participant, who is given as it is from now on. */
  sealed interface ParticipantEvent extends RoomEvent {
    Participant participant();
  }

  record ParticipantJoined(RoomRef room, Instant at, Participant participant)
      implements ParticipantEvent {}

  /** The media of its first leg are up; told once in a stay. */
  record ParticipantActive(RoomRef room, Instant at, Participant participant)
      implements ParticipantEvent {}

  /** Its profile or its permission changed. */
  record ParticipantUpdated(RoomRef room, Instant at, Participant participant)
      implements ParticipantEvent {}

  /** The stay is over, with all its legs and tracks; the participant is given as it last was. */
  record ParticipantLeft(RoomRef room, Instant at, Participant participant, LeaveReason reason)
      implements ParticipantEvent {}

  /** A leg was added to a stay, or changed its role or its peer. */
  record LegStarted(RoomRef room, Instant at, Participant participant, MediaSession leg)
      implements ParticipantEvent {}

  /** A leg ended, and the stay goes on with the others. */
  record LegStopped(
      RoomRef room, Instant at, Participant participant, MediaSession leg, LeaveReason reason)
      implements ParticipantEvent {}

  /**
   * The media of a track have arrived.
   *
   * @param first whether it is the first one that the participant publishes in this stay
   */
  record TrackPublished(
      RoomRef room, Instant at, Participant participant, Track track, boolean first)
      implements ParticipantEvent {}

  record TrackUnpublished(RoomRef room, Instant at, Participant participant, Track track)
      implements ParticipantEvent {}

  /** Muted or unmuted, as the track says; it may be one that is only announced. */
  record TrackMuted(RoomRef room, Instant at, Participant participant, Track track)
      implements ParticipantEvent {}

  /** The media of one more leg of an active participant are up. */
  record LegActive(RoomRef room, Instant at, Participant participant, MediaSession leg)
      implements ParticipantEvent {}

  /** A track is to come over a leg; until its media arrive nobody but its publisher knows of it. */
  record TrackAnnounced(RoomRef room, Instant at, Participant participant, Track track)
      implements ParticipantEvent {}

  /** An announced track will not come. Told of no track whose leg or whose stay ends. */
  record TrackWithdrawn(RoomRef room, Instant at, Participant participant, Track track)
      implements ParticipantEvent {}

  /** Its publisher says something else of a track, announced or published. */
  record TrackUpdated(RoomRef room, Instant at, Participant participant, Track track)
      implements ParticipantEvent {}

  /** The media of a leg that was up are down; they may come up again. */
  record LegInactive(RoomRef room, Instant at, Participant participant, MediaSession leg)
      implements ParticipantEvent {}

  /** The connection that carried the signals of a stay is gone; it may be resumed for a while. */
  record SignalLost(RoomRef room, Instant at, Participant participant)
      implements ParticipantEvent {}

  /** A stay goes on over a new connection. */
  record StayResumed(RoomRef room, Instant at, Participant participant)
      implements ParticipantEvent {}

  /** A participant lets others subscribe to its tracks than before. */
  record AudienceChanged(RoomRef room, Instant at, Participant participant)
      implements ParticipantEvent {}
}
