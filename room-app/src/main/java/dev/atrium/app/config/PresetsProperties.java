package dev.atrium.app.config;

import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.RoomExtras;
import dev.atrium.core.RoomPreset;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Named sets of options that creators of rooms refer to as {@code room_preset}. */
@ConfigurationProperties("room")
record PresetsProperties(@DefaultValue Map<String, Preset> presets) {

  PresetsProperties {
    presets = Map.copyOf(presets);
  }

  Map<String, RoomPreset> toPresets() {
    return presets.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().toPreset()));
  }

  /** What a preset leaves out stays open, and comes from the defaults. */
  record Preset(
      @Nullable Timeout emptyTimeout,
      @Nullable Timeout departureTimeout,
      @DefaultValue("0") long maxParticipants,
      @DefaultValue("") String metadata) {

    Preset {
      Require.unsigned32(maxParticipants, "room.presets.<name>.max-participants");
    }

    RoomPreset toPreset() {
      return new RoomPreset(
          new LifetimeOptions.Idle(duration(emptyTimeout), duration(departureTimeout)),
          maxParticipants,
          metadata,
          RoomExtras.NONE);
    }

    private static Optional<Duration> duration(@Nullable Timeout timeout) {
      return Optional.ofNullable(timeout).map(Timeout::duration);
    }
  }
}
