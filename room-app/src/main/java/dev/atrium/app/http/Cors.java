package dev.atrium.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets pages of any origin call, without credentials (LiveKit spec §1.10). */
final class Cors {
  static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private static final Set<String> METHODS =
      Set.of("OPTIONS", "HEAD", "GET", "POST", "PATCH", "DELETE");
  private static final String REQUEST_METHOD = "Access-Control-Request-Method";
  private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
  private static final String A_DAY = "86400";

  private Cors() {}

  /**
   * Sets the headers of an answer.
   *
   * @return whether that was all: a preflight has its answer
   */
  static boolean answers(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    String asked = request.getHeader(REQUEST_METHOD);
    if (request.getMethod().equals("OPTIONS") && isGiven(asked)) {
      answerPreflight(request, response, origin, asked);
      return true;
    }
    response.setHeader("Vary", "Origin");
    if (isGiven(origin) && METHODS.contains(request.getMethod())) {
      response.setHeader(ALLOW_ORIGIN, origin);
      response.setHeader("Access-Control-Expose-Headers", "*");
    }
    return false;
  }

  /** For any path and whatever the token; a method that nobody may use gets no permission. */
  private static void answerPreflight(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable String origin,
      @Nullable String method) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Vary", "Origin, " + REQUEST_METHOD + ", " + REQUEST_HEADERS);
    if (!isGiven(origin) || method == null || !METHODS.contains(method)) {
      return;
    }
    response.setHeader(ALLOW_ORIGIN, origin);
    response.setHeader("Access-Control-Allow-Methods", method);
    String headers = request.getHeader(REQUEST_HEADERS);
    if (isGiven(headers)) {
      response.setHeader("Access-Control-Allow-Headers", headers);
    }
    response.setHeader("Access-Control-Max-Age", A_DAY);
  }

  private static boolean isGiven(@Nullable String header) {
    return header != null && !header.isEmpty();
  }
}
