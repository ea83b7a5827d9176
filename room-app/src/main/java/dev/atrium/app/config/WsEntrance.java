package dev.atrium.app.config;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.web.HttpRequestHandler;

/**
 * Everything that reaches the port of the nkMEDIA wire: handshakes below the configured path go on
 * to it, and the rest finds nothing (nkMEDIA spec §1.1).
 */
final class WsEntrance extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient HttpRequestHandler upgrade;
  private final transient List<String> prefix;
  private final transient Predicate<String> full;

  /**
   * @param full whether there is no room for another connection from that address
   */
  WsEntrance(HttpRequestHandler upgrade, String path, Predicate<String> full) {
    this.upgrade = upgrade;
    this.prefix = segments(path);
    this.full = full;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (isHandshake(request)
        && isServed(request.getRequestURI())
        && !full.test(ClientAddress.machine(request.getRemoteAddr()))) {
      upgrade.handleRequest(request, response);
    } else {
      response.setHeader("server", "NkPACKET");
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
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
