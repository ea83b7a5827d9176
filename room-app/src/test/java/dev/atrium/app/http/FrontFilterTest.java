package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpRequestHandler;

class FrontFilterTest {
  private static final String TREE = "/tree/";
  private static final String OWN_RULES = "/own-rules";
  private static final AccessToken TOKEN =
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

  @Test
  void aRequestGoesToTheEndpointOfItsPath() {
    send(request("POST", "/tree/leaf"));
    send(request("GET", "/path"));

    assertThat(served).containsExactly("tree:/tree/leaf", "path:/path");
  }

  @Test
  void theEndpointIsGivenTheDecodedPath() {
    send(request("GET", "/tree/l%65af%2Fx"));

    assertThat(served).containsExactly("tree:/tree/leaf/x");
  }

  @Test
  void aDoubleSlashAtTheStartIsRepaired() {
    send(request("GET", "//path"));

    assertThat(served).containsExactly("path:/path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nope", "/path/", "/Path", "/path%2F", "/tree%2Fleaf", "*"})
  void otherPathsAreNotFound(String path) throws Exception {
    send(request("POST", path));

    assertThat(served).isEmpty();
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getContentAsString()).isEqualTo("404 page not found\n");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getContentType()).isEqualTo("text/plain; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "///path,/path",
    "/tree//leaf,/tree/leaf",
    "/nowhere/../path,/path",
    "/tree,/tree/",
    "/x/..//tree,/tree/"
  })
  void anUncleanPathIsRedirectedWithItsQuery(String path, String location) {
    MockHttpServletRequest request = request("POST", path);
    request.setQueryString("a=b");

    send(request);

    assertThat(served).isEmpty();
    assertThat(response.getStatus()).isEqualTo(307);
    assertThat(response.getHeader("Location")).isEqualTo(location + "?a=b");
    assertThat(response.getContentAsByteArray()).isEmpty();
  }

  @Test
  void aRedirectedGetIsToldInWords() throws Exception {
    MockHttpServletRequest request = request("GET", "/tree");
    request.setQueryString("\"><script>");

    send(request);

    assertThat(response.getContentAsString())
        .isEqualTo("<a href=\"/tree/?&quot;&gt;&lt;script&gt;\">Temporary Redirect</a>.\n\n");
  }

  @Test
  void withoutATokenNobodyCalls() {
    MockHttpServletRequest request = request("POST", "/path");

    send(request);

    assertThat(request.getAttribute(Caller.class.getName())).isEqualTo(Caller.ANONYMOUS);
    assertThat(request.getAttribute(AccessToken.class.getName())).isNull();
  }

  @Test
  void aTokenSaysWhoCalls() {
    MockHttpServletRequest request = request("POST", "/path");
    request.addHeader("Authorization", "Bearer good");

    send(request);

    assertThat(served).hasSize(1);
    assertThat(request.getAttribute(Caller.class.getName())).isEqualTo(TOKEN.caller());
    assertThat(request.getAttribute(AccessToken.class.getName())).isEqualTo(TOKEN);
  }

  @Test
  void aTokenMayStandInTheQueryOrInAForm() {
    MockHttpServletRequest query = request("POST", "/path");
    query.setQueryString("access_token=good");
    MockHttpServletRequest form = request("POST", "/path");
    form.setContentType("application/x-www-form-urlencoded");
    form.setContent("access_token=good".getBytes(StandardCharsets.UTF_8));

    send(query);
    send(form);

    assertThat(query.getAttribute(AccessToken.class.getName())).isEqualTo(TOKEN);
    assertThat(form.getAttribute(AccessToken.class.getName())).isEqualTo(TOKEN);
  }

  @Test
  void theHeaderBeatsTheQuery() {
    MockHttpServletRequest request = request("POST", "/path");
    request.addHeader("Authorization", "Bearer good");
    request.setQueryString("access_token=MALFORMED");

    send(request);

    assertThat(served).hasSize(1);
  }

  @Test
  void anEmptyHeaderIsNoToken() {
    MockHttpServletRequest request = request("POST", "/path");
    request.addHeader("Authorization", "");

    send(request);

    assertThat(served).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "bearer good", "Basic eA==", "Bearer", "Bearer\tgood"})
  void aHeaderOfAnotherSchemeIsRefused(String header) throws Exception {
    MockHttpServletRequest request = request("POST", "/path");
    request.addHeader("Authorization", header);

    send(request);

    assertRefused("invalid authorization header. Must start with Bearer ");
  }

  @ParameterizedTest
  @EnumSource
  void aWrongTokenIsRefusedOnEveryPathAndNeverRepeated(Kind kind) throws Exception {
    MockHttpServletRequest request = request("GET", "/nope");
    request.addHeader("Authorization", "Bearer " + kind);

    send(request);

    assertRefused(
        switch (kind) {
          case MALFORMED -> "invalid authorization token";
          case UNKNOWN_KEY -> "invalid API key";
          case CLAIM_UNREADABLE -> "invalid token: (withheld), error: reason";
          case INVALID -> "invalid authorization token: reason";
        });
    assertThat(response.getHeader("WWW-Authenticate")).isNull();
  }

  @Test
  void aRefusalCanBeReadByPages() {
    MockHttpServletRequest request = request("POST", "/path");
    request.addHeader("Authorization", "Bearer MALFORMED");
    request.addHeader("Origin", "https://a.example");

    send(request);

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
  }

  @Test
  void aPreflightNeedsNoToken() {
    MockHttpServletRequest request = request("OPTIONS", "/nope");
    request.addHeader("Authorization", "Bearer MALFORMED");
    request.addHeader("Origin", "https://a.example");
    request.addHeader("Access-Control-Request-Method", "POST");

    send(request);

    assertThat(response.getStatus()).isEqualTo(204);
  }

  @Test
  void aBodyThatIsDeclaredTooLargeIsRefusedBeforeTheToken() throws Exception {
    MockHttpServletRequest request = request("POST", "/path");
    request.addHeader("Authorization", "Bearer MALFORMED");
    request.setContent(new byte[101]);

    send(request);

    assertThat(served).isEmpty();
    assertThat(response.getStatus()).isEqualTo(413);
    assertThat(response.getContentAsString()).isEqualTo("request body too large");
  }

  @Test
  void aBodyAsLargeAsTheLimitIsRead() {
    MockHttpServletRequest request = request("POST", "/reader");
    request.setContent(new byte[100]);

    send(request);

    assertThat(served).containsExactly("100 bytes");
  }

  @Test
  void aBodyOfUnknownLengthBreaksOffAtTheLimit() {
    send(new Chunked("/reader", new byte[100]));
    send(new Chunked("/reader", new byte[101]));

    assertThat(served).containsExactly("100 bytes", "request body too large");
    assertThat(response.getHeader("Connection")).isEqualTo("close");
  }

  @Test
  void withoutALimitBodiesOfAnySizeAreRead() {
    MockHttpServletRequest request = request("POST", "/reader");
    request.setContent(new byte[1_000]);

    send(front(new BodyLimit(0)), request);
    send(front(new BodyLimit(0)), new Chunked("/reader", new byte[1_000]));

    assertThat(served).containsExactly("1000 bytes", "1000 bytes");
  }

  @Test
  void anEndpointWithItsOwnRulesGetsNoneOfTheFront() {
    MockHttpServletRequest request = request("OPTIONS", OWN_RULES);
    request.addHeader("Origin", "https://a.example");
    request.addHeader("Access-Control-Request-Method", "POST");
    request.setContent(new byte[101]);

    send(request);

    assertThat(served).containsExactly("own:" + OWN_RULES);
    assertThat(response.getHeaderNames()).isEmpty();
  }

  @Test
  void anEndpointWithItsOwnRulesIsCalledWithGoodTokensOnly() throws Exception {
    MockHttpServletRequest request = request("POST", OWN_RULES);
    request.addHeader("Authorization", "Bearer MALFORMED");

    send(request);

    assertRefused("invalid authorization token");
  }

  @Test
  void aFailureIsToldWithoutItsCause() throws Exception {
    send(request("GET", "/broken"));

    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentAsString()).isEqualTo("internal");
    assertThat(response.getHeader("Vary")).isEqualTo("Origin");
  }

  @Test
  void nothingGoesFurtherDownTheChain() throws Exception {
    MockFilterChain chain = new MockFilterChain();

    front(new BodyLimit(100)).doFilter(request("GET", "/nope"), response, chain);

    assertThat(chain.getRequest()).isNull();
  }

  private void assertRefused(String text) throws Exception {
    assertThat(served).isEmpty();
    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getContentType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(response.getContentAsString()).isEqualTo(text);
  }

  private void send(MockHttpServletRequest request) {
    send(front(new BodyLimit(100)), request);
  }

  private void send(FrontFilter front, MockHttpServletRequest request) {
    try {
      front.doFilter(request, response, new MockFilterChain());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
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
    AccessTokens tokens =
        token -> {
          if (token.equals("good")) {
            return TOKEN;
          }
          throw new TokenException(Kind.valueOf(token), "reason");
        };
    Routes routes = new Routes(paths, Map.of(TREE, serving("tree")));
    return new FrontFilter(routes, new TokenCheck(tokens), limit, OWN_RULES);
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

  private static MockHttpServletRequest request(String method, String uri) {
    return new MockHttpServletRequest(method, uri);
  }

  /** A request that does not say how long its body is. */
  private static final class Chunked extends MockHttpServletRequest {
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
