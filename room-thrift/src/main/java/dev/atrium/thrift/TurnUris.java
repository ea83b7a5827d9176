package dev.atrium.thrift;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where clients find the TURN and STUN servers. */
@ConfigurationProperties("room.turn")
record TurnUris(@DefaultValue List<String> uris) {

  TurnUris {
    uris = List.copyOf(uris);
  }
}
