package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import tools.jackson.databind.JsonNode;

/**
 * Requests over HTTP, each with its own credentials and without a tid (spec §1.6): there is no
 * connection on which more than the answer could be told, so what needs one is refused. To be
 * called in a thread that may wait.
 */
final class NkRpc implements HttpRequestHandler {
  private static final String CHALLENGE = "Basic realm=\"netcomposer\"";
  private static final int LONGEST_BODY = 100_000;

  private final NkReader reader;
  private final NkAuthentication authentication;
  private final NkHost host;
  private final NkPatience patience;

  NkRpc(NkReader reader, NkAuthentication authentication, NkHost host) {
    this.reader = reader;
    this.authentication = authentication;
    this.host = host;
    this.patience = new NkPatience(host.runtime().wheel(), host.timings().ackedTimeout());
  }

  /** Somebody who sends one request. */
  private record Once(Optional<NkLogin> login, String user) implements NkClient {}

  /** A body is no request. */
  private static final class UnusableBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String complaint;

    private UnusableBodyException(String complaint) {
      super(complaint);
      this.complaint = complaint;
    }
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<NkCredentials> given = NkCredentials.of(request.getHeader(HttpHeaders.AUTHORIZATION));
    if (given.isEmpty()) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    NkCredentials credentials = given.get();
    Optional<Caller> caller =
        authentication.authenticate(credentials.user(), credentials.password(), address(request));
    if (caller.isEmpty()) {
      patience.await(authentication.refusal(), NkPatience.Sign.NONE);
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    perform(client(caller.get(), credentials.user()), request, response);
  }

  private static String address(HttpServletRequest request) {
    Object given = request.getAttribute(NkmediaAutoConfiguration.CLIENT_ADDRESS);
    return given instanceof InetSocketAddress address
        ? address.getHostString()
        : request.getRemoteAddr();
  }

  private NkClient client(Caller caller, String user) {
    NkLogin login = new NkLogin(caller, user, host.sessions().freshId(), NkJson.object());
    return new Once(Optional.of(login), user);
  }

  private void perform(NkClient client, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      NkFrame.Request asked = read(request);
      NkReply reply = host.dispatcher().perform(client, asked);
      NkReply.Answer answer = patience.await(reply, () -> writeBlank(response));
      write(response, MediaType.APPLICATION_JSON_VALUE, NkResponses.answer(answer, asked.tid()));
      answer.afterwards().run();
    } catch (UnusableBodyException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      write(response, MediaType.TEXT_PLAIN_VALUE, e.complaint);
    }
  }

  private NkFrame.Request read(HttpServletRequest request)
      throws IOException, UnusableBodyException {
    byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      throw new UnusableBodyException("Body Too Large");
    }
    boolean announced = isJson(request.getContentType());
    JsonNode json =
        Optional.of(body)
            .filter(bytes -> announced)
            .flatMap(NkRpc::text)
            .flatMap(reader::read)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new UnusableBodyException("Invalid Json"));
    return NkFrame.single(json).orElseThrow(() -> new UnusableBodyException("Invalid Command"));
  }

  /** The original takes no parameters; many clients add the charset, which is what it is anyway. */
  private static boolean isJson(@Nullable String type) {
    try {
      return type != null
          && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(type));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static Optional<String> text(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * Begins an answer that takes long with blanks, which JSON may begin with: HTTP notices only by
   * writing that the caller is gone, who would otherwise keep its place until there is an answer.
   */
  private static void writeBlank(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(' ');
    response.flushBuffer();
  }

  private static void write(HttpServletResponse response, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    if (!response.isCommitted()) {
      response.setContentType(type);
      response.setContentLength(body.length);
    }
    response.getOutputStream().write(body);
  }
}
