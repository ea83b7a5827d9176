package dev.atrium.thrift;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;

/**
 * Tells browsers which pages may see an answer; must be called for each, also for one that somebody
 * in front of the endpoint gives.
 */
final class ThriftCors implements BiConsumer<HttpServletRequest, HttpServletResponse> {
  private static final String EVERY_ORIGIN = "*";

  private final Set<String> origins;
  private final String method;

  /**
   * @param origins from which browsers may call
   * @param method with which they may
   */
  ThriftCors(Set<String> origins, String method) {
    this.origins = Set.copyOf(origins);
    this.method = method;
  }

  @Override
  public void accept(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origins.isEmpty() || origin == null) {
      return;
    }
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (allows(origin)) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
  }

  /** What a page may do that asks before it calls. */
  void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin != null && allows(origin)) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, method);
      response.setHeader(
          HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
          "content-type, accept, authorization, x-requested-with");
    }
  }

  private boolean allows(String origin) {
    return origins.contains(EVERY_ORIGIN) || origins.contains(origin);
  }
}
