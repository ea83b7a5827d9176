package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpRequestHandler;

/**
 * The front over endpoints that take note of what reaches them: {@code /path}, {@code /reader},
 * {@code /broken}, everything below {@code /tree/}, and one with its own rules. A body may have a
 * hundred bytes; the token {@code good} is good, others are refused as the kind that they name.
 */
final class TestFront {
  static final String OWN_RULES = "/own-rules";
  static final AccessToken TOKEN =
      new AccessToken(
          "key",
          "alice",
          ParticipantProfile.EMPTY,
          ParticipantKind.STANDARD,
          Optional.empty(),
          "",
          "",
          Optional.empty(),
          Optional.empty());

  private final List<String> served = new ArrayList<>();
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final MockFilterChain chain = new MockFilterChain();

  List<String> served() {
    return served;
  }

  /** Of everything that was sent. */
  MockHttpServletResponse response() {
    return response;
  }

  /** What stands behind the front. */
  MockFilterChain chain() {
    return chain;
  }

  void send(MockHttpServletRequest request) {
    sendWith(new BodyLimit(100), request);
  }

  void sendWith(BodyLimit limit, MockHttpServletRequest request) {
    try {
      front(limit).doFilter(request, response, chain);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void assertRefused(String text) throws Exception {
    assertThat(served).isEmpty();
    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getContentType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(response.getContentAsString()).isEqualTo(text);
  }

  static MockHttpServletRequest request(String method, String uri) {
    return new MockHttpServletRequest(method, uri);
  }

  private FrontFilter front(BodyLimit limit) {
    Map<String, HttpRequestHandler> paths =
        Map.of(
            "/path",
            serving("path"),
            OWN_RULES,
            serving("own"),
            "/reader",
            (request, answer) -> served.add(read(request.getInputStream())),
            "/broken",
            (request, answer) -> {
              throw new IllegalStateException("secret");
            });
    Routes routes = new Routes(paths, Map.of("/tree/", serving("tree")));
    OwnRules own =
        new OwnRules(Map.of(OWN_RULES, (request, answer) -> answer.setHeader("Vary", "own rules")));
    return new FrontFilter(routes, new TokenCheck(tokens()), limit, own);
  }

  private static AccessTokens tokens() {
    return token -> {
      if (token.equals("good")) {
        return TOKEN;
      }
      throw new TokenException(Kind.valueOf(token), "reason");
    };
  }

  private HttpRequestHandler serving(String name) {
    return (request, answer) -> served.add(name + ":" + request.getPathInfo());
  }

  private static String read(ServletInputStream body) {
    try {
      return body.readAllBytes().length + " bytes";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** A request that does not say how long its body is. */
  static final class Chunked extends MockHttpServletRequest {
    private final byte[] body;

    Chunked(String uri, byte[] body) {
      super("POST", uri);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new DelegatingServletInputStream(new ByteArrayInputStream(body));
    }
  }
}
