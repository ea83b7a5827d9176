package dev.atrium.app.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** What the container of the public port lets through of LiveKit's signalling. */
@ConfigurationProperties("room.signal")
record SignalContainerProperties(
    @DefaultValue("2MB") DataSize maxMessageSize, @DefaultValue("15s") Duration pingTimeout) {

  SignalContainerProperties {
    Require.that(
        maxMessageSize.toBytes() > 0, "room.signal.max-message-size", "must be at least 1B");
  }
}
