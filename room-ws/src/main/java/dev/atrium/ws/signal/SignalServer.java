package dev.atrium.ws.signal;

import dev.atrium.api.livekit.ServerInfo;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What clients are told of the server.
 *
 * @param serverVersion the release of livekit-server whose behaviour they find; clients refuse a
 *     server without one
 */
@ConfigurationProperties("room.signal")
record SignalServer(@DefaultValue("1.13.5") String serverVersion) {
  private static final int PROTOCOL = 16;

  SignalServer {
    if (serverVersion.isBlank()) {
      throw new IllegalArgumentException("room.signal.server-version must not be empty");
    }
  }

  ServerInfo info(String node) {
    return ServerInfo.newBuilder()
        .setVersion(serverVersion)
        .setProtocol(PROTOCOL)
        .setNodeId(node)
        .build();
  }
}
