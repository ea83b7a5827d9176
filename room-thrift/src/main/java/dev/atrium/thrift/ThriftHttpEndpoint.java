package dev.atrium.thrift;

import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;

/**
 * Thrift messages in HTTP bodies (Thrift spec §5.3). Answers 200 to every message that can be read,
 * because clients take any other status for a failure of the transport.
 */
final class ThriftHttpEndpoint implements HttpRequestHandler {
  private static final String ALLOWED = "POST, OPTIONS";
  private static final String EVERY_ORIGIN = "*";

  private final ThriftHttpCalls calls;
  private final int maxBody;
  private final Set<String> origins;

  /**
   * @param origins from which browsers may call
   */
  ThriftHttpEndpoint(ThriftHttpCalls calls, int maxBody, Set<String> origins) {
    this.calls = calls;
    this.maxBody = maxBody;
    this.origins = Set.copyOf(origins);
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean shared = share(request, response);
    switch (request.getMethod()) {
      case "POST" -> post(request, response);
      case "OPTIONS" -> preflight(response, shared);
      default -> {
        response.setHeader(HttpHeaders.ALLOW, ALLOWED);
        refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "POST a Thrift message");
      }
    }
  }

  private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<ThriftMediaType> type = ThriftMediaType.of(request.getContentType());
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (type.isEmpty() || !(coding == null || coding.equalsIgnoreCase("identity"))) {
      refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "no type of Thrift messages");
      return;
    }
    byte[] body = read(request);
    if (body == null) {
      refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "message too large");
      return;
    }
    try {
      byte[] reply = calls.call(body, type.get().encodings(), caller(request));
      answer(response, type.get().answer(), reply);
    } catch (UnreadableException e) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST, "no Thrift message of that type");
    }
  }

  private byte @Nullable [] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > maxBody) {
      return null;
    }
    byte[] body = request.getInputStream().readNBytes(maxBody + 1);
    return body.length > maxBody ? null : body;
  }

  private static Optional<Caller> caller(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(AccessToken.class.getName()))
        .map(AccessToken.class::cast)
        .map(ThriftCallers::of);
  }

  private static void answer(HttpServletResponse response, String type, byte[] reply)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(type);
    response.setContentLength(reply.length);
    response.getOutputStream().write(reply);
  }

  private static void refuse(HttpServletResponse response, int status, String text)
      throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.US_ASCII);
    response.setStatus(status);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType("text/plain");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Tells a browser whether the page that asks may see the answer. */
  private boolean share(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origins.isEmpty() || origin == null) {
      return false;
    }
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    if (!origins.contains(EVERY_ORIGIN) && !origins.contains(origin)) {
      return false;
    }
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    return true;
  }

  private static void preflight(HttpServletResponse response, boolean shared) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader(HttpHeaders.ALLOW, ALLOWED);
    if (shared) {
      response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "POST");
      response.setHeader(
          HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
          "content-type, accept, authorization, x-requested-with");
    }
  }
}
