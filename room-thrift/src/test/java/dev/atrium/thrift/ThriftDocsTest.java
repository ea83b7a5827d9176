package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The page for people (Thrift spec §8). */
class ThriftDocsTest {
  private final ThriftDocs docs = new ThriftDocs();

  @Test
  void everyFunctionIsOnThePageWithItsFields() throws Exception {
    String page = ask("GET").getContentAsString();

    for (ThriftMethod method : ThriftMethod.values()) {
      assertThat(page).contains("<tr><td>" + method.wireName() + "</td>");
    }
    assertThat(page)
        .contains("<td>1: string id</td>")
        .contains("1: string id, 2: double expires, 3: string username, 4: string password")
        .doesNotContain("<!-- ");
  }

  @Test
  void thePolicyAllowsTheOwnScriptAlone() throws Exception {
    MockHttpServletResponse answer = ask("GET");

    String page = answer.getContentAsString();
    String script = page.substring(page.indexOf("<script>") + 8, page.indexOf("</script>"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.getHeader("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
  }

  @Test
  void linksToCallsKeepTheIdFromServers() throws Exception {
    assertThat(ask("GET").getContentAsString())
        .contains("at('link').href = '#' +", "location.hash")
        .doesNotContain("location.search", "'?'");
  }

  @Test
  void aHeadHasNoBodyAndNothingElseIsAllowed() throws Exception {
    assertThat(ask("HEAD").getContentAsByteArray()).isEmpty();
    assertThat(ask("HEAD").getContentLength()).isPositive();
    assertThat(ask("POST").getStatus()).isEqualTo(405);
    assertThat(ask("POST").getHeader("Allow")).isEqualTo("GET, HEAD");
  }

  private MockHttpServletResponse ask(String method) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    docs.handleRequest(new MockHttpServletRequest(method, "/thrift/docs"), response);
    return response;
  }
}
