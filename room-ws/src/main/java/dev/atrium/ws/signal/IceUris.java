package dev.atrium.ws.signal;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where clients find the TURN and STUN servers. */
@ConfigurationProperties("room.turn")
record IceUris(@DefaultValue List<String> uris) {

  IceUris {
    uris = List.copyOf(uris);
  }
}
