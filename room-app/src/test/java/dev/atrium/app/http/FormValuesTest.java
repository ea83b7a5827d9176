package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FormValuesTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void valuesOfTheQueryAreDecoded() {
    assertThat(values(request("GET", "a=1%2B2+3&b=&c&a=4", "", "")))
        .isEqualTo(Map.of("a", List.of("1+2 3", "4"), "b", List.of(""), "c", List.of("")));
  }

  @Test
  void valuesOfTheBodyComeBeforeThoseOfTheQuery() {
    assertThat(values(request("POST", "a=query", FORM + "; charset=utf-8", "a=body")))
        .isEqualTo(Map.of("a", List.of("body", "query")));
  }

  @Test
  void onlyAFormIsReadAsOne() {
    MockHttpServletRequest request = request("POST", "", "application/json", "a=body");

    assertThat(values(request)).isEmpty();
    assertThat(request.getContentAsByteArray()).isNotEmpty();
    assertThat(values(request("GET", "", FORM, "a=body"))).isEmpty();
  }

  @Test
  void whatCannotBeDecodedIsPassedOver() {
    assertThat(values(request("GET", "a=%zz&%=1&b=1;c=2&&d=5", "", "")))
        .isEqualTo(Map.of("d", List.of("5")));
  }

  @Test
  void aBodyLongerThanAnyTokenIsPassedOver() {
    String pairs = "a&".repeat(40_000);
    MockHttpServletRequest declared = request("POST", "b=query", FORM, pairs + "b=body");
    MockHttpServletRequest chunked = chunked("b=query", pairs + "b=body");

    assertThat(values(declared)).isEqualTo(Map.of("b", List.of("query")));
    assertThat(values(chunked)).isEqualTo(Map.of("b", List.of("query")));
  }

  @Test
  void aBodyThatSaysHowLongItIsNeedNotBeRead() throws Exception {
    MockHttpServletRequest request = request("POST", "", FORM, "a".repeat(70_000));

    FormValues.of(request);

    assertThat(request.getInputStream().readAllBytes()).hasSize(70_000);
  }

  @Test
  void aLongTokenHasRoom() {
    String token = "x".repeat(60_000);

    assertThat(FormValues.of(chunked("", "a&access_token=" + token)).first("access_token"))
        .isEqualTo(token);
  }

  @Test
  void ofSeveralValuesTheFirstThatCanBeDecodedCounts() {
    FormValues form = FormValues.of(request("GET", "a=%zz&%61=1&a=2", "", ""));

    assertThat(form.first("a")).isEqualTo("1");
    assertThat(form.first("b")).isNull();
  }

  private static MockHttpServletRequest chunked(String query, String body) {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/") {
          @Override
          public int getContentLength() {
            return -1;
          }

          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    request.setQueryString(query);
    request.setContentType(FORM);
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }

  private static Map<String, List<String>> values(MockHttpServletRequest request) {
    return FormValues.of(request).asMap();
  }

  private static MockHttpServletRequest request(
      String method, String query, String contentType, String body) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, "/");
    request.setQueryString(query);
    request.setContentType(contentType);
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }
}
