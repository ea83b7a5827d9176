package dev.atrium.app.config;

import dev.atrium.ws.nkmedia.NkmediaAutoConfiguration;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.web.HttpRequestHandler;

/**
 * Everything that reaches the port of the nkMEDIA wire: handshakes below the configured path go on
 * to it, and so do requests over HTTP, if there are to be any; the rest finds nothing (nkMEDIA spec
 * §1.1, §1.6). A request takes the place of a connection while it lasts.
 */
final class WsEntrance extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient HttpRequestHandler upgrade;
  private final transient Optional<HttpRequestHandler> rpc;
  private final transient List<String> prefix;
  private final transient Capacity capacity;

  WsEntrance(
      HttpRequestHandler upgrade,
      Optional<HttpRequestHandler> rpc,
      String path,
      Capacity capacity) {
    this.upgrade = upgrade;
    this.rpc = rpc;
    this.prefix = segments(path);
    this.capacity = capacity;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      return; // the container answers with the status that is set
    }
    String address = ClientAddress.machine(request.getRemoteAddr());
    if (!isServed(request.getRequestURI()) || capacity.isFullFor(address)) {
      refuse(response);
    } else if (isHandshake(request)) {
      upgrade.handleRequest(request, response);
    } else if (request.getMethod().equals("POST") && rpc.isPresent()) {
      call(rpc.get(), address, request, response);
    } else {
      refuse(response);
    }
  }

  private void call(
      HttpRequestHandler rpc,
      String address,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Capacity.Place> place = capacity.take(address);
    if (place.isEmpty()) {
      refuse(response);
      return;
    }
    try {
      request.setAttribute(
          NkmediaAutoConfiguration.CLIENT_ADDRESS,
          InetSocketAddress.createUnresolved(address, request.getRemotePort()));
      rpc.handleRequest(request, response);
    } catch (SocketTimeoutException e) {
      response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT); // its body never ends
    } finally {
      capacity.giveBack(place.get());
    }
  }

  private static void refuse(HttpServletResponse response) {
    response.setHeader("server", "NkPACKET");
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
  }

  private static boolean isHandshake(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private boolean isServed(String path) {
    List<String> asked = segments(path);
    return asked.size() >= prefix.size() && asked.subList(0, prefix.size()).equals(prefix);
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }
}
