package dev.atrium.ws.signal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpRequestHandler;

/**
 * The paths below {@code /rtc} (LiveKit spec §3.8): connections are asked for at {@code /rtc} and
 * {@code /rtc/v1}; what a connection would be answered is told at {@code validate} below each.
 * Pages of any origin may read every answer.
 */
final class SignalEndpoint implements HttpRequestHandler {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final JoinCheck check;

  SignalEndpoint(JoinCheck check) {
    this.check = check;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Access-Control-Allow-Origin", "*");
    try {
      switch (request.getPathInfo()) {
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
    admit(request, path, true);
    PlainText.send(response, OK, "success");
  }

  private Entry admit(HttpServletRequest request, SignalPath path, boolean strict)
      throws RefusedException {
    Entry entry = check.check(request, path, strict);
    if (entry.query().offers()) {
      throw SignalErrors.notServed();
    }
    return entry;
  }
}
