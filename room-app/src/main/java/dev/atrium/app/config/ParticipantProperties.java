package dev.atrium.app.config;

import dev.atrium.core.engine.StayPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long participants are waited for, and how long they are kept out.
 *
 * @param region of this process, shown with everyone that it admits
 * @param joinTimeout 0 for as long as they like
 * @param signalGrace after the loss of the connection, while no media are up
 * @param mediaGrace the same while some are, and after the loss of the media
 * @param maxRevocations most identities that are kept out at once
 * @param revocation how long a removal that revokes tokens keeps its identity out
 */
@ConfigurationProperties("room.participants")
record ParticipantProperties(
    @DefaultValue("") String region,
    @DefaultValue("60s") @DurationUnit(ChronoUnit.SECONDS) Duration joinTimeout,
    @DefaultValue("2s") @DurationUnit(ChronoUnit.SECONDS) Duration signalGrace,
    @DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration mediaGrace,
    @DefaultValue("100000") long maxRevocations,
    @DefaultValue("7d") @DurationUnit(ChronoUnit.SECONDS) Duration revocation) {

  private static final String PREFIX = "room.participants.";
  private static final Duration LONGEST = Duration.ofDays(3650);

  ParticipantProperties {
    bounded(joinTimeout, "join-timeout");
    bounded(signalGrace, "signal-grace");
    bounded(mediaGrace, "media-grace");
    bounded(revocation, "revocation");
    Require.that(maxRevocations >= 0, PREFIX + "max-revocations", "must not be negative");
  }

  StayPolicy toPolicy() {
    return new StayPolicy(region, joinTimeout, signalGrace, mediaGrace, maxRevocations, revocation);
  }

  private static void bounded(Duration value, String name) {
    Require.that(
        !value.isNegative() && value.compareTo(LONGEST) <= 0,
        PREFIX + name,
        "must be between 0s and 3650d");
  }
}
