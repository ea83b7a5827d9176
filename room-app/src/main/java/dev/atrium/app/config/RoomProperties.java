package dev.atrium.app.config;

import dev.atrium.core.Limits;
import dev.atrium.core.NodeId;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.engine.Policy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * What holds for all rooms together.
 *
 * @param ttl lease of Thrift rooms, and validity of the TURN credentials shown with any room
 * @param maxRooms most live rooms of all wires together
 * @param nodeId name of this process among those that share a store; the same after a restart
 */
@ConfigurationProperties("room")
record RoomProperties(
    @DefaultValue("1h") @DurationUnit(ChronoUnit.SECONDS) Duration ttl,
    @DefaultValue("1000000") long maxRooms,
    @DefaultValue("true") boolean autoCreate,
    @DefaultValue("false") boolean enableRemoteUnmute,
    @DefaultValue("local") String nodeId) {

  private static final Duration LONGEST_TTL = Duration.ofDays(1);

  RoomProperties {
    Require.that(
        ttl.toSeconds() > 0 && ttl.compareTo(LONGEST_TTL) <= 0,
        "room.ttl",
        "must be between 1s and 24h");
    Require.that(ttl.toNanosPart() == 0, "room.ttl", "must be whole seconds");
    Require.that(maxRooms > 0, "room.max-rooms", "must be at least 1");
    Require.that(!nodeId.isBlank(), "room.node-id", "must not be empty");
  }

  Policy policy(RoomDefaults defaults, Limits limits) {
    return new Policy(
        defaults, limits, maxRooms, autoCreate, enableRemoteUnmute, new NodeId(nodeId));
  }
}
