package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class FrontFilterTest {
  private final TestFront front = new TestFront();

  @Test
  void aRequestGoesToTheEndpointOfItsPath() {
    front.send(TestFront.request("POST", "/tree/leaf"));
    front.send(TestFront.request("GET", "/path"));

    assertThat(front.served()).containsExactly("tree:/tree/leaf", "path:/path");
  }

  @Test
  void theEndpointIsGivenTheDecodedPath() {
    front.send(TestFront.request("GET", "/tree/l%65af%2Fx"));

    assertThat(front.served()).containsExactly("tree:/tree/leaf/x");
  }

  @Test
  void aDoubleSlashAtTheStartIsRepaired() {
    front.send(TestFront.request("GET", "//path"));

    assertThat(front.served()).containsExactly("path:/path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nope", "/path/", "/Path", "/path%2F", "/tree%2Fleaf", "*"})
  void otherPathsAreNotFound(String path) throws Exception {
    front.send(TestFront.request("POST", path));

    assertThat(front.served()).isEmpty();
    assertThat(front.response().getStatus()).isEqualTo(404);
    assertThat(front.response().getContentAsString()).isEqualTo("404 page not found\n");
    assertThat(front.response().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(front.response().getContentType()).isEqualTo("text/plain; charset=utf-8");
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
    MockHttpServletRequest request = TestFront.request("POST", path);
    request.setQueryString("a=b");

    front.send(request);

    assertThat(front.served()).isEmpty();
    assertThat(front.response().getStatus()).isEqualTo(307);
    assertThat(front.response().getHeader("Location")).isEqualTo(location + "?a=b");
    assertThat(front.response().getContentAsByteArray()).isEmpty();
  }

  @Test
  void aRedirectedGetIsToldInWords() throws Exception {
    MockHttpServletRequest request = TestFront.request("GET", "/tree");
    request.setQueryString("\"><script>");

    front.send(request);

    assertThat(front.response().getContentAsString())
        .isEqualTo("<a href=\"/tree/?&quot;&gt;&lt;script&gt;\">Temporary Redirect</a>.\n\n");
  }

  @Test
  void anEndpointWithItsOwnRulesGetsNoneOfTheFront() {
    MockHttpServletRequest request = TestFront.request("OPTIONS", TestFront.OWN_RULES);
    request.addHeader("Origin", "https://a.example");
    request.addHeader("Access-Control-Request-Method", "POST");
    request.setContent(new byte[101]);

    front.send(request);

    assertThat(front.served()).containsExactly("own:" + TestFront.OWN_RULES);
    assertThat(front.response().getHeaderNames()).containsExactly("Vary");
    assertThat(front.response().getHeader("Vary")).isEqualTo("own rules");
  }

  @Test
  void anEndpointWithItsOwnRulesIsCalledWithGoodTokensOnly() throws Exception {
    MockHttpServletRequest request = TestFront.request("POST", TestFront.OWN_RULES);
    request.addHeader("Authorization", "Bearer MALFORMED");

    front.send(request);

    front.assertRefused("invalid authorization token");
    assertThat(front.response().getHeader("Vary")).isEqualTo("own rules");
  }

  @Test
  void aFailureIsToldWithoutItsCause() throws Exception {
    front.send(TestFront.request("GET", "/broken"));

    assertThat(front.response().getStatus()).isEqualTo(500);
    assertThat(front.response().getContentAsString()).isEqualTo("internal");
    assertThat(front.response().getHeader("Vary")).isEqualTo("Origin");
  }

  @Test
  void nothingGoesFurtherDownTheChain() throws Exception {
    front.send(TestFront.request("GET", "/nope"));

    assertThat(front.chain().getRequest()).isNull();
  }
}
