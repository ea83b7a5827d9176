package dev.atrium.app.config;

import dev.atrium.core.Lifetime;
import dev.atrium.core.PlayoutDelay;
import dev.atrium.core.RoomExtras;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of rooms whose creator gave none; the first four as LiveKit's {@code room.*} keys.
 *
 * @param emptyTimeout life of a room that nobody joins
 * @param departureTimeout life of a room after the last one left
 * @param maxParticipants 0 is no limit
 * @param activityTimeout life of a room of nkMEDIA in which nothing happens
 */
@ConfigurationProperties("room.defaults")
record RoomDefaultsProperties(
    @DefaultValue("5m") Timeout emptyTimeout,
    @DefaultValue("20s") Timeout departureTimeout,
    @DefaultValue("0") long maxParticipants,
    @DefaultValue("false") boolean syncStreams,
    @DefaultValue Playout playoutDelay,
    @DefaultValue("24h") Timeout activityTimeout) {

  RoomDefaultsProperties {
    Require.unsigned32(maxParticipants, "room.defaults.max-participants");
  }

  /** Bounds of the receivers' jitter buffers in milliseconds, while enabled. */
  record Playout(
      @DefaultValue("false") boolean enabled,
      @DefaultValue("0") long min,
      @DefaultValue("0") long max) {
    Playout {
      Require.unsigned32(min, "room.defaults.playout-delay.min");
      Require.unsigned32(max, "room.defaults.playout-delay.max");
    }

    PlayoutDelay delay() {
      return enabled ? new PlayoutDelay(min, max) : PlayoutDelay.NONE;
    }
  }

  Lifetime.Idle idle() {
    return new Lifetime.Idle(emptyTimeout.duration(), departureTimeout.duration());
  }

  RoomExtras extras() {
    return new RoomExtras(List.of(), "", Map.of(), "", playoutDelay.delay(), syncStreams);
  }
}
