package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.TokenException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TokenCheckTest {
  private final TestFront front = new TestFront();

  @Test
  void withoutATokenNobodyCalls() {
    MockHttpServletRequest request = TestFront.request("POST", "/path");

    front.send(request);

    assertThat(request.getAttribute(Caller.class.getName())).isEqualTo(Caller.ANONYMOUS);
    assertThat(request.getAttribute(AccessToken.class.getName())).isNull();
  }

  @Test
  void aTokenSaysWhoCalls() {
    MockHttpServletRequest request = TestFront.request("POST", "/path");
    request.addHeader("Authorization", "Bearer good");

    front.send(request);

    assertThat(front.served()).hasSize(1);
    assertThat(request.getAttribute(Caller.class.getName())).isEqualTo(TestFront.TOKEN.caller());
    assertThat(request.getAttribute(AccessToken.class.getName())).isEqualTo(TestFront.TOKEN);
  }

  @Test
  void aTokenMayStandInTheQueryOrInAForm() {
    MockHttpServletRequest query = TestFront.request("POST", "/path");
    query.setQueryString("access_token=good");
    MockHttpServletRequest form = TestFront.request("POST", "/path");
    form.setContentType("application/x-www-form-urlencoded");
    form.setContent("access_token=good".getBytes(StandardCharsets.UTF_8));

    front.send(query);
    front.send(form);

    assertThat(query.getAttribute(AccessToken.class.getName())).isEqualTo(TestFront.TOKEN);
    assertThat(form.getAttribute(AccessToken.class.getName())).isEqualTo(TestFront.TOKEN);
  }

  @Test
  void theHeaderBeatsTheQuery() {
    MockHttpServletRequest request = TestFront.request("POST", "/path");
    request.addHeader("Authorization", "Bearer good");
    request.setQueryString("access_token=MALFORMED");

    front.send(request);

    assertThat(front.served()).hasSize(1);
  }

  @Test
  void anEmptyHeaderIsNoToken() {
    MockHttpServletRequest request = TestFront.request("POST", "/path");
    request.addHeader("Authorization", "");

    front.send(request);

    assertThat(front.served()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "bearer good", "Basic eA==", "Bearer", "Bearer\tgood"})
  void aHeaderOfAnotherSchemeIsRefused(String header) throws Exception {
    MockHttpServletRequest request = TestFront.request("POST", "/path");
    request.addHeader("Authorization", header);

    front.send(request);

    front.assertRefused("invalid authorization header. Must start with Bearer ");
  }

  @ParameterizedTest
  @EnumSource
  void aWrongTokenIsRefusedOnEveryPathAndNeverRepeated(Kind kind) throws Exception {
    MockHttpServletRequest request = TestFront.request("GET", "/nope");
    request.addHeader("Authorization", "Bearer " + kind);

    front.send(request);

    front.assertRefused(
        switch (kind) {
          case MALFORMED -> "invalid authorization token";
          case UNKNOWN_KEY -> "invalid API key";
          case CLAIM_UNREADABLE -> "invalid token: (withheld), error: reason";
          case INVALID -> "invalid authorization token: reason";
        });
    assertThat(front.response().getHeader("WWW-Authenticate")).isNull();
  }

  @Test
  void aRefusalCanBeReadByPages() {
    MockHttpServletRequest request = TestFront.request("POST", "/path");
    request.addHeader("Authorization", "Bearer MALFORMED");
    request.addHeader("Origin", "https://a.example");

    front.send(request);

    assertThat(front.response().getStatus()).isEqualTo(401);
    assertThat(front.response().getHeader("Access-Control-Allow-Origin"))
        .isEqualTo("https://a.example");
  }

  @Test
  void aPreflightNeedsNoToken() {
    MockHttpServletRequest request = TestFront.request("OPTIONS", "/nope");
    request.addHeader("Authorization", "Bearer MALFORMED");
    request.addHeader("Origin", "https://a.example");
    request.addHeader("Access-Control-Request-Method", "POST");

    front.send(request);

    assertThat(front.response().getStatus()).isEqualTo(204);
  }
}
