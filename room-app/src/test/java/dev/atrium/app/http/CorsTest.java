package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CorsTest {
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void everyAnswerVariesByOrigin() {
    boolean answered = Cors.answers(request("POST"), response);

    assertThat(answered).isFalse();
    assertThat(response.getHeaderNames()).containsExactly("Vary");
    assertThat(response.getHeader("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"})
  void anyOriginMayReadTheAnswerWithoutCredentials(String method) {
    MockHttpServletRequest request = request(method);
    request.addHeader("Origin", "https://a.example");

    boolean answered = Cors.answers(request, response);

    assertThat(answered).isFalse();
    assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
    assertThat(response.getHeader("Access-Control-Expose-Headers")).isEqualTo("*");
    assertThat(response.getHeader("Access-Control-Allow-Credentials")).isNull();
  }

  @Test
  void aMethodThatPagesCannotUseGetsNoPermission() {
    MockHttpServletRequest request = request("PUT");
    request.addHeader("Origin", "https://a.example");

    Cors.answers(request, response);

    assertThat(response.getHeaderNames()).containsExactly("Vary");
  }

  @Test
  void aPreflightIsAnsweredAtOnce() {
    boolean answered = Cors.answers(preflight("POST", "authorization,content-type"), response);

    assertThat(answered).isTrue();
    assertThat(response.getStatus()).isEqualTo(204);
    assertThat(response.getContentAsByteArray()).isEmpty();
    assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
    assertThat(response.getHeader("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(response.getHeader("Access-Control-Allow-Headers"))
        .isEqualTo("authorization,content-type");
    assertThat(response.getHeader("Access-Control-Max-Age")).isEqualTo("86400");
    assertThat(response.getHeader("Access-Control-Allow-Credentials")).isNull();
    assertThat(response.getHeader("Vary"))
        .isEqualTo("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
  }

  @Test
  void aPreflightForAnotherMethodIsAnsweredWithoutPermission() {
    boolean answered = Cors.answers(preflight("PUT", "x"), response);

    assertThat(answered).isTrue();
    assertThat(response.getStatus()).isEqualTo(204);
    assertThat(response.getHeaderNames()).containsExactly("Vary");
  }

  private static MockHttpServletRequest preflight(String method, String headers) {
    MockHttpServletRequest request = request("OPTIONS");
    request.addHeader("Origin", "https://a.example");
    request.addHeader("Access-Control-Request-Method", method);
    request.addHeader("Access-Control-Request-Headers", headers);
    return request;
  }

  private static MockHttpServletRequest request(String method) {
    return new MockHttpServletRequest(method, "/");
  }
}
