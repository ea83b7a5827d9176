package dev.atrium.core;

/**
 * Every way a request can fail, on any wire. Each wire has a total table from here to its own
 * words: a new case stops every adapter compiling.
 */
public sealed interface RoomError {

  /** No live room has that name or, where a command takes one, that sid. */
  record RoomNotFound(RoomName room) implements RoomError {}

  /** The room, if there is one, has no such participant. */
  record ParticipantNotFound(RoomName room, ParticipantIdentity identity) implements RoomError {}

  /** The participant has no such leg. */
  record LegNotFound(RoomName room, MediaSessionId leg) implements RoomError {}

  /** The participant has no such track. */
  record TrackNotFound(RoomName room, TrackSid track) implements RoomError {}

  /** The name is taken, and the creator insisted on a new room. */
  record RoomAlreadyExists(RoomName room) implements RoomError {}

  /** As many ordinary participants as the room admits are inside. */
  record RoomFull(RoomName room, long maxParticipants) implements RoomError {}

  /** As many rooms as the deployment admits are live. */
  record TooManyRooms(long maxRooms) implements RoomError {}

  /** As many tracks as a participant may have are announced or published. */
  record TooManyTracks(long maxTracks) implements RoomError {}

  /** Something given is larger than {@code max} bytes of UTF-8. */
  record LimitExceeded(Limit limit, long max) implements RoomError {}

  /** A request that no state of the room could make right. */
  sealed interface InvalidArgument extends RoomError {}

  record RoomNameMissing() implements InvalidArgument {}

  record IdentityMissing() implements InvalidArgument {}

  /** A data packet's nonce has neither 0 nor 16 bytes. */
  record NonceLengthInvalid(int length) implements InvalidArgument {}

  /** A remote procedure call names nobody to perform it. */
  record DestinationIdentityMissing() implements InvalidArgument {}

  /** A participant cannot be moved or forwarded to where it is. */
  record DestinationIsSource(RoomName room) implements InvalidArgument {}

  /** The creator named a preset that is not configured. */
  record UnknownPreset(String preset) implements InvalidArgument {}

  /** The creator named a media backend that is not deployed. */
  record UnknownBackend(String backend) implements RoomError {}

  /** No deployed media backend carries rooms of that class. */
  record RoomClassUnavailable(RoomClass roomClass) implements RoomError {}

  /** Unmuting somebody else's track is switched off. */
  record RemoteUnmuteDisabled() implements RoomError {}

  /** Moving and forwarding a connected participant takes a media engine that can do it. */
  record RelocationUnsupported() implements RoomError {}

  /**
   * A remote procedure call failed: LiveKit's code of the failure, its message and, possibly empty,
   * its data.
   */
  record RpcFailed(int code, String message, String data) implements RoomError {}

  /** The participant left while it was asked to do something. */
  record ParticipantDeparted(RoomName room, ParticipantIdentity identity) implements RoomError {}

  /** The participant has no data channel through which it could be asked. */
  record DataChannelUnavailable(ParticipantIdentity identity) implements RoomError {}

  /** The caller is not known. */
  record Unauthenticated() implements RoomError {}

  /** The caller is known and may not do this. */
  record PermissionDenied() implements RoomError {}

  /**
   * The token opens the room, though not to a participant that publishes, or that describes itself,
   * as this one asks to.
   */
  record JoinNotPermitted() implements RoomError {}

  /** The token was good once; in rooms of that name it is so no more. */
  record TokenRevoked(RoomName room, ParticipantIdentity identity) implements RoomError {}

  /** As many tokens are refused as the deployment remembers; none of those is forgotten for it. */
  record TooManyRevocations(long maxRevocations) implements RoomError {}

  /** Others changed the room at each of several attempts; nothing was changed. */
  record Contended(RoomName room) implements RoomError {}

  /** A media command, and no media engine to carry it out. */
  record MediaUnavailable() implements RoomError {}

  /** The store cannot be reached or cannot write; nothing was changed. */
  record StoreUnavailable() implements RoomError {}

  /** The events asked for are older than what the store keeps. */
  record EventsForgotten(EventId after) implements RoomError {}
}
