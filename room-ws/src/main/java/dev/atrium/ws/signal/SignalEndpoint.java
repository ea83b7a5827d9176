package dev.atrium.ws.signal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.socket.server.HandshakeHandler;

/**
 * The paths below {@code /rtc} (LiveKit spec §3.8): connections are asked for at {@code /rtc} and
 * {@code /rtc/v1}; what a connection would be answered is told at {@code validate} below each.
 * Pages of any origin may read every answer.
 */
final class SignalEndpoint implements HttpRequestHandler {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final JoinCheck check;
  private final Admissions admissions;
  private final SignalHandler handler;
  private final HandshakeHandler handshake;

  SignalEndpoint(
      JoinCheck check, Admissions admissions, SignalHandler handler, HandshakeHandler handshake) {
    this.check = check;
    this.admissions = admissions;
    this.handler = handler;
    this.handshake = handshake;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Access-Control-Allow-Origin", "*");
    try {
      switch (request.getPathInfo()) {
        case "/rtc" -> open(request, response, SignalPath.V0);
        case "/rtc/v1" -> open(request, response, SignalPath.V1);
        case "/rtc/validate" -> validate(request, response, SignalPath.V0);
        case "/rtc/v1/validate" -> validate(request, response, SignalPath.V1);
        default -> response.setStatus(NOT_FOUND);
      }
    } catch (RefusedException e) {
      PlainText.send(response, e.status(), e.text());
    }
  }

  private void validate(HttpServletRequest request, HttpServletResponse response, SignalPath path)
      throws IOException, RefusedException {
    check.check(request, path, true);
    PlainText.send(response, OK, "success");
  }

  /** The stay begins before the client is answered: a full room refuses the connection itself. */
  private void open(HttpServletRequest request, HttpServletResponse response, SignalPath path)
      throws IOException, RefusedException {
    if (!isUpgrade(request)) {
      response.setStatus(NOT_FOUND);
      return;
    }
    Arrival arrival = admissions.admit(check.check(request, path, false));
    boolean opened = false;
    try {
      opened = upgrade(request, response, arrival);
    } finally {
      if (!opened) {
        admissions.abandon(arrival);
      }
    }
  }

  private boolean upgrade(HttpServletRequest request, HttpServletResponse response, Arrival arrival)
      throws IOException {
    Map<String, Object> attributes = new HashMap<>(Map.of(SignalHandler.OWNER, arrival));
    try (ServletServerHttpResponse answer = new ServletServerHttpResponse(response)) {
      boolean upgraded =
          handshake.doHandshake(new ServletServerHttpRequest(request), answer, handler, attributes);
      answer.flush();
      return upgraded;
    }
  }

  private static boolean isUpgrade(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        && hasToken(request.getHeaders("Connection"), "upgrade");
  }

  private static boolean hasToken(Enumeration<String> headers, String token) {
    while (headers.hasMoreElements()) {
      for (String value : headers.nextElement().split(",", -1)) {
        if (value.strip().equalsIgnoreCase(token)) {
          return true;
        }
      }
    }
    return false;
  }
}
