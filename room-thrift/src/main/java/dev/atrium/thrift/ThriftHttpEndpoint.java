package dev.atrium.thrift;

import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;

/**
 * Thrift messages in HTTP bodies (Thrift spec §5.3). Answers 200 to every message that can be read,
 * because clients take any other status for a failure of the transport.
 */
final class ThriftHttpEndpoint implements HttpRequestHandler {
  private static final String ALLOWED = "POST, OPTIONS";

  private final ThriftHttpCalls calls;
  private final int maxBody;
  private final Caller anonymous;
  private final AddressRates rates;
  private final ThriftCors cors;

  /**
   * @param anonymous who calls without a token
   * @param rates of connections
   */
  ThriftHttpEndpoint(
      ThriftHttpCalls calls, int maxBody, Caller anonymous, AddressRates rates, ThriftCors cors) {
    this.calls = calls;
    this.maxBody = maxBody;
    this.anonymous = anonymous;
    this.rates = rates;
    this.cors = cors;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    cors.accept(request, response);
    switch (request.getMethod()) {
      case "POST" -> post(request, response);
      case "OPTIONS" -> preflight(request, response);
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
      byte[] reply = calls.call(body, type.get().encodings(), peer(request), request::getHeader);
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

  private ThriftPeer peer(HttpServletRequest request) {
    Caller caller =
        Optional.ofNullable(request.getAttribute(AccessToken.class.getName()))
            .map(AccessToken.class::cast)
            .map(ThriftCallers::of)
            .orElse(anonymous);
    String connection = request.getRemoteAddr() + " " + request.getRemotePort();
    CallRate rate = () -> rates.admits(connection);
    return new ThriftPeer(request.getRemoteAddr(), request.isSecure(), caller, rate);
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

  private void preflight(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader(HttpHeaders.ALLOW, ALLOWED);
    cors.answerPreflight(request, response);
  }
}
