package dev.atrium.ws.nkmedia;

import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketSession;

/** Where the client of a connection is. */
record NkPeer(WebSocketSession session) {

  /** As {@code user/get} shows it. */
  String remote() {
    URI uri = session.getUri();
    InetSocketAddress client = client();
    String scheme = uri == null || uri.getScheme() == null ? "ws" : uri.getScheme();
    return client == null ? scheme : scheme + ":" + client.getHostString() + ":" + client.getPort();
  }

  /** The machine that the client is on, or passes for; empty if that is unknown. */
  String address() {
    InetSocketAddress client = client();
    return client == null ? "" : client.getHostString();
  }

  private @Nullable InetSocketAddress client() {
    Object given = session.getAttributes().get(NkmediaAutoConfiguration.CLIENT_ADDRESS);
    return given instanceof InetSocketAddress client ? client : session.getRemoteAddress();
  }
}
