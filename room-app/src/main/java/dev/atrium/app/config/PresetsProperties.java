package dev.atrium.app.config;

import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.PlayoutDelay;
import dev.atrium.core.RoomAgent;
import dev.atrium.core.RoomExtras;
import dev.atrium.core.RoomPreset;
import java.time.Duration;
import java.util.List;
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

  /**
   * What a preset leaves out stays open, and comes from the defaults.
   *
   * @param minPlayoutDelay milliseconds
   * @param maxPlayoutDelay milliseconds
   */
  record Preset(
      @Nullable Timeout emptyTimeout,
      @Nullable Timeout departureTimeout,
      @DefaultValue("0") long maxParticipants,
      @DefaultValue("") String metadata,
      @DefaultValue("0") long minPlayoutDelay,
      @DefaultValue("0") long maxPlayoutDelay,
      @DefaultValue("false") boolean syncStreams,
      @DefaultValue List<Agent> agents) {

    Preset {
      Require.unsigned32(maxParticipants, "room.presets.<name>.max-participants");
      Require.unsigned32(minPlayoutDelay, "room.presets.<name>.min-playout-delay");
      Require.unsigned32(maxPlayoutDelay, "room.presets.<name>.max-playout-delay");
      agents = List.copyOf(agents);
    }

    RoomPreset toPreset() {
      return new RoomPreset(
          new LifetimeOptions.Idle(duration(emptyTimeout), duration(departureTimeout)),
          maxParticipants,
          metadata,
          extras());
    }

    private RoomExtras extras() {
      return new RoomExtras(
          agents.stream().map(Agent::toAgent).toList(),
          "",
          Map.of(),
          "",
          new PlayoutDelay(minPlayoutDelay, maxPlayoutDelay),
          syncStreams);
    }

    private static Optional<Duration> duration(@Nullable Timeout timeout) {
      return Optional.ofNullable(timeout).map(Timeout::duration);
    }
  }

  /** An agent that is to be called for. */
  record Agent(
      @DefaultValue("") String agentName,
      @DefaultValue("") String metadata,
      @DefaultValue Map<String, String> attributes,
      @DefaultValue("") String deployment) {

    RoomAgent toAgent() {
      return new RoomAgent(agentName, metadata, attributes, deployment);
    }
  }
}
