package dev.atrium.app.config;

import dev.atrium.ws.nkmedia.NkmediaAutoConfiguration;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Keeps with a socket where its client is, as the container makes it out: behind a proxy that is
 * trusted this is not the other end of the connection.
 */
final class ClientAddress implements HandshakeInterceptor {
  private static final String ATTRIBUTE = NkmediaAutoConfiguration.CLIENT_ADDRESS;

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    attributes.put(ATTRIBUTE, request.getRemoteAddress());
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}

  /** The client's machine, empty if unknown; what the socket knows itself is no longer kept. */
  static String settle(WebSocketSession session) {
    InetSocketAddress peer = session.getRemoteAddress();
    Object kept = session.getAttributes().get(ATTRIBUTE);
    if (kept instanceof InetSocketAddress client && !client.equals(peer)) {
      return machine(client.getHostString());
    }
    session.getAttributes().remove(ATTRIBUTE);
    return peer == null ? "" : machine(peer.getHostString());
  }

  /**
   * One text for each machine: an IPv6 address has many, and is or is not in brackets depending on
   * who is asked for it.
   */
  static String machine(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    String bare = bracketed ? host.substring(1, host.length() - 1) : host;
    if (bare.indexOf(':') < 0) {
      return bare;
    }
    try {
      return Inet6Address.ofLiteral(bare).getHostAddress();
    } catch (IllegalArgumentException e) {
      return bare;
    }
  }
}
