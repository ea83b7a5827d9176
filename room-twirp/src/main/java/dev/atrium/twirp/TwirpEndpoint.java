package dev.atrium.twirp;

import com.google.protobuf.Message;
import dev.atrium.core.RoomException;
import dev.atrium.core.access.Caller;
import dev.atrium.livekit.MalformedMessageException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestHandler;

/**
 * The paths below {@code /twirp/livekit.RoomService/}. Looks at a request in the recorded order
 * (LiveKit spec §1.1): method, path, content type, body, and only then whether the caller may. Of
 * those without a token a long body is not waited for: it could but be refused.
 *
 * <p>Expects the decoded path as {@link HttpServletRequest#getPathInfo} and the {@link Caller} as
 * the attribute of its class name; without one nobody calls.
 */
final class TwirpEndpoint implements HttpRequestHandler {
  static final String PATH = "/twirp/livekit.RoomService/";

  /**
   * Name of the observation of each call; its keys are the method and Twirp's code or {@code ok}.
   */
  static final String OBSERVATION = "twirp.server.calls";

  private static final Logger LOG = LoggerFactory.getLogger(TwirpEndpoint.class);

  private final TwirpRoomService service;
  private final ObservationRegistry observations;

  TwirpEndpoint(TwirpRoomService service, ObservationRegistry observations) {
    this.service = service;
    this.observations = observations;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Observation observation =
        Observation.createNotStarted(OBSERVATION, observations)
            .lowCardinalityKeyValue("method", "none")
            .lowCardinalityKeyValue("code", "ok");
    observation.observeChecked(() -> serve(request, response, observation));
  }

  private void serve(
      HttpServletRequest request, HttpServletResponse response, Observation observation)
      throws IOException {
    try {
      Rpc rpc = route(request);
      observation.lowCardinalityKeyValue("method", rpc.method());
      Format format = format(request);
      byte[] answer = answer(rpc, format, request);
      send(response, HttpServletResponse.SC_OK, format.contentType(), answer);
    } catch (TwirpException e) {
      TwirpError error = e.error();
      observation.lowCardinalityKeyValue("code", error.code().toString());
      send(response, error.code().status(), Format.JSON.contentType(), error.toJson());
    }
  }

  private static Rpc route(HttpServletRequest request) throws TwirpException {
    if (!request.getMethod().equals("POST")) {
      String method = Quoted.of(request.getMethod());
      throw badRoute(request, "unsupported method " + method + " (only POST is allowed)");
    }
    String path = path(request);
    String method = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
    return Rpc.named(method)
        .orElseThrow(() -> badRoute(request, "no handler for path " + Quoted.of(path)));
  }

  private static Format format(HttpServletRequest request) throws TwirpException {
    String type = Objects.requireNonNullElse(request.getHeader("Content-Type"), "");
    return Format.of(type)
        .orElseThrow(() -> badRoute(request, "unexpected Content-Type: " + Quoted.of(type)));
  }

  private byte[] answer(Rpc rpc, Format format, HttpServletRequest request) throws TwirpException {
    Message message = read(rpc, format, body(rpc, format, request));
    Deadline deadline = Deadline.of(request.getHeader(Deadline.HEADER));
    if (rpc.heedsDeadline() && deadline.isOver()) {
      throw new TwirpException(TwirpErrors.CANCELED);
    }
    try {
      return service.call(rpc, caller(request), message).in(format);
    } catch (RoomException e) {
      TwirpError error = TwirpErrors.of(e.error(), rpc);
      boolean cut = error.equals(TwirpErrors.NO_RESPONSE) && deadline.cutsSilence();
      throw new TwirpException(cut ? TwirpErrors.CANCELED : error);
    } catch (RuntimeException e) {
      LOG.error("{} failed", rpc.method(), e);
      throw new TwirpException(TwirpErrors.PANIC);
    }
  }

  /** Containers report a broken body by exceptions of either kind. */
  private static byte[] body(Rpc rpc, Format format, HttpServletRequest request)
      throws TwirpException {
    boolean stranger = caller(request).equals(Caller.ANONYMOUS);
    int length = request.getContentLength();
    if (stranger && length > rpc.longestBodyOfStrangers()) {
      throw new TwirpException(TwirpErrors.PERMISSIONS_DENIED);
    }
    try {
      InputStream body = request.getInputStream();
      if (length >= 0) {
        return body.readNBytes(length); // without a larger buffer
      }
      return stranger ? atMost(rpc.longestBodyOfStrangers(), body) : body.readAllBytes();
    } catch (SocketTimeoutException e) {
      LOG.debug("Request body took too long", e);
      throw new TwirpException(TwirpErrors.TOO_SLOW);
    } catch (IOException | RuntimeException e) {
      LOG.debug("Request body could not be read", e);
      throw new TwirpException(format.unreadable());
    }
  }

  private static byte[] atMost(int most, InputStream body) throws IOException, TwirpException {
    byte[] read = body.readNBytes(most + 1);
    if (read.length > most) {
      throw new TwirpException(TwirpErrors.PERMISSIONS_DENIED);
    }
    return read;
  }

  private static Message read(Rpc rpc, Format format, byte[] body) throws TwirpException {
    try {
      return format.read(body, rpc.request());
    } catch (MalformedMessageException e) {
      LOG.debug("{} with a malformed body", rpc.method(), e);
      throw new TwirpException(format.undecodable());
    }
  }

  private static Caller caller(HttpServletRequest request) {
    Object caller = request.getAttribute(Caller.class.getName());
    return caller instanceof Caller known ? known : Caller.ANONYMOUS;
  }

  private static TwirpException badRoute(HttpServletRequest request, String message) {
    String route = request.getMethod() + " " + path(request);
    return new TwirpException(
        new TwirpError(TwirpCode.BAD_ROUTE, message, Map.of("twirp_invalid_route", route)));
  }

  private static String path(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getPathInfo(), "");
  }

  private static void send(HttpServletResponse response, int status, String type, byte[] body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
