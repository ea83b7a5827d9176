package dev.atrium.core;

import java.util.Optional;
import java.util.OptionalLong;

/** What a creator asks for about media; empty leaves the choice to the defaults. */
public record MediaOptions(
    Optional<RoomClass> roomClass,
    Optional<String> backend,
    Optional<String> audioCodec,
    Optional<String> videoCodec,
    OptionalLong bitrate) {

  public static final MediaOptions UNSET =
      new MediaOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty());

  MediaProfile orElse(MediaProfile defaults) {
    if (equals(UNSET)) {
      return defaults; // most rooms: one profile for all of them
    }
    return new MediaProfile(
        roomClass.orElse(defaults.roomClass()),
        backend.orElse(defaults.backend()),
        audioCodec.orElse(defaults.audioCodec()),
        videoCodec.orElse(defaults.videoCodec()),
        bitrate.orElse(defaults.bitrate()),
        defaults.enabledCodecs());
  }
}
