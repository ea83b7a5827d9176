package dev.atrium.core;

import java.util.Optional;

/**
 * What a creator asks for; what it leaves open comes from the preset, then from the defaults.
 *
 * @param maxParticipants 0 leaves it open
 * @param metadata empty leaves it open
 */
public record RoomOptions(
    LifetimeOptions lifetime,
    Optional<String> preset,
    long maxParticipants,
    String metadata,
    MediaOptions media,
    RoomExtras extras) {

  /** Nothing asked for: a room as LiveKit clients get it when they join one that is not there. */
  public static final RoomOptions STANDARD = of(LifetimeOptions.Idle.UNSET);

  /** Nothing asked for but the kind of lifetime. */
  public static RoomOptions of(LifetimeOptions lifetime) {
    return new RoomOptions(lifetime, Optional.empty(), 0, "", MediaOptions.UNSET, RoomExtras.NONE);
  }

  public RoomOptions withMedia(MediaOptions asked) {
    return new RoomOptions(lifetime, preset, maxParticipants, metadata, asked, extras);
  }
}
