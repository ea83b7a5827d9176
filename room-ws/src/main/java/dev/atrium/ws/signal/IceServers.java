package dev.atrium.ws.signal;

import dev.atrium.api.livekit.ICEServer;
import dev.atrium.core.RoomException;
import dev.atrium.core.Stay;
import dev.atrium.core.Stays;
import dev.atrium.core.TurnCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where clients find the TURN and STUN servers, and what they are let in with. */
final class IceServers {
  private static final Logger log = LoggerFactory.getLogger(IceServers.class);

  private final Stays stays;
  private final List<String> turn;
  private final List<String> stun;

  /**
   * @param uris of either kind
   */
  IceServers(Stays stays, List<String> uris) {
    this.stays = stays;
    this.turn = uris.stream().filter(uri -> uri.startsWith("turn")).toList();
    this.stun = uris.stream().filter(uri -> uri.startsWith("stun")).toList();
  }

  /** TURN servers are named only together with credentials. */
  List<ICEServer> of(Stay stay) {
    List<ICEServer> servers = new ArrayList<>(2);
    if (!stun.isEmpty()) {
      servers.add(ICEServer.newBuilder().addAllUrls(stun).build());
    }
    credentials(stay)
        .ifPresent(
            known ->
                servers.add(
                    ICEServer.newBuilder()
                        .addAllUrls(turn)
                        .setUsername(known.username())
                        .setCredential(known.password())
                        .build()));
    return servers;
  }

  /** A TURN server that cannot be told of somebody keeps nobody from joining. */
  private Optional<TurnCredentials> credentials(Stay stay) {
    if (turn.isEmpty()) {
      return Optional.empty();
    }
    try {
      return stays.turnCredentials(stay);
    } catch (RoomException e) {
      log.warn("A participant is told of no TURN server: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
