package dev.atrium.core;

/**
 * What a room was made with, for all wires: each shows its own part and leaves the others alone.
 *
 * @param maxParticipants most ordinary participants at once, uint32; 0 for no limit
 */
public record RoomSettings(
    Lifetime lifetime,
    long maxParticipants,
    String metadata,
    MediaProfile media,
    RoomExtras extras) {

  public RoomSettings withMetadata(String changed) {
    return new RoomSettings(lifetime, maxParticipants, changed, media, extras);
  }
}
