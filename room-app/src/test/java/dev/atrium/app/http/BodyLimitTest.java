package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyLimitTest {
  private final TestFront front = new TestFront();

  @Test
  void aBodyThatIsDeclaredTooLargeIsRefusedBeforeTheToken() throws Exception {
    MockHttpServletRequest request = TestFront.request("POST", "/path");
    request.addHeader("Authorization", "Bearer MALFORMED");
    request.setContent(new byte[101]);

    front.send(request);

    assertThat(front.served()).isEmpty();
    assertThat(front.response().getStatus()).isEqualTo(413);
    assertThat(front.response().getContentAsString()).isEqualTo("request body too large");
  }

  @Test
  void aBodyAsLargeAsTheLimitIsRead() {
    MockHttpServletRequest request = TestFront.request("POST", "/reader");
    request.setContent(new byte[100]);

    front.send(request);

    assertThat(front.served()).containsExactly("100 bytes");
  }

  @Test
  void aBodyOfUnknownLengthBreaksOffAtTheLimit() {
    front.send(new TestFront.Chunked("/reader", new byte[100]));
    front.send(new TestFront.Chunked("/reader", new byte[101]));

    assertThat(front.served()).containsExactly("100 bytes", "request body too large");
    assertThat(front.response().getHeader("Connection")).isEqualTo("close");
  }

  @Test
  void withoutALimitBodiesOfAnySizeAreRead() {
    MockHttpServletRequest request = TestFront.request("POST", "/reader");
    request.setContent(new byte[1_000]);

    front.sendWith(new BodyLimit(0), request);
    front.sendWith(new BodyLimit(0), new TestFront.Chunked("/reader", new byte[1_000]));

    assertThat(front.served()).containsExactly("1000 bytes", "1000 bytes");
  }
}
