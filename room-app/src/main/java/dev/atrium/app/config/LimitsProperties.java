package dev.atrium.app.config;

import dev.atrium.core.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** What may be asked for, in bytes of UTF-8, as LiveKit's {@code limit.*} keys; 0 is no limit. */
@ConfigurationProperties("room.limits")
public record LimitsProperties(
    @DefaultValue("524288") DataSize maxMetadataSize,
    @DefaultValue("65536") DataSize maxAttributesSize,
    @DefaultValue("256") DataSize maxRoomNameLength,
    @DefaultValue("256") DataSize maxParticipantIdentityLength,
    @DefaultValue("256") DataSize maxParticipantNameLength,
    @DefaultValue("10485760") DataSize maxApiRequestBodySize) {

  Limits toLimits() {
    return new Limits(
        maxRoomNameLength.toBytes(),
        maxMetadataSize.toBytes(),
        maxAttributesSize.toBytes(),
        maxParticipantIdentityLength.toBytes(),
        maxParticipantNameLength.toBytes());
  }
}
