package dev.atrium.twirp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestEngine;
import dev.atrium.twirp.Wire.Reply;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Method, path and content type: LiveKit spec §1.2, §1.4. */
class TwirpRoutingTest {
  private final Wire wire = new Wire(TestEngine.create());

  @ParameterizedTest
  @CsvSource({
    "application/json;charset=UTF-8,application/json",
    "Application/JSON,application/json",
    "application/json ; a=b,application/json",
    "application/json;;;==,application/json",
    "APPLICATION/PROTOBUF,application/protobuf",
    "application/protobuf; foo=bar,application/protobuf"
  })
  void theContentTypeIsReadWithoutCaseAndParameters(String type, String answered) {
    byte[] body = answered.endsWith("json") ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0];

    Reply answer = wire.post("ListRooms", type, body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(answered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "text/json",
        "application/x-protobuf",
        "application/vnd.google.protobuf",
        "*/*",
        "application/jsonx",
        "application/x-www-form-urlencoded"
      })
  void anotherContentTypeIsABadRouteThatQuotesIt(String type) {
    Reply answer = wire.post("ListRooms", type, "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.text())
        .isEqualTo(
            "{\"code\":\"bad_route\",\"msg\":\"unexpected Content-Type: \\\""
                + type
                + "\\\"\","
                + "\"meta\":{\"twirp_invalid_route\":"
                + "\"POST /twirp/livekit.RoomService/ListRooms\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND", "post"})
  void onlyPostIsAllowed(String method) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, "");
    request.setPathInfo(TwirpEndpoint.PATH + "ListRooms");

    assertThat(wire.send(request).text())
        .isEqualTo(
            "{\"code\":\"bad_route\",\"msg\":\"unsupported method \\\""
                + method
                + "\\\" (only POST is allowed)\",\"meta\":{\"twirp_invalid_route\":\""
                + method
                + " /twirp/livekit.RoomService/ListRooms\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Nope", "listRooms", "ListRooms/", "ListRooms/x", "List Rooms"})
  void anUnknownMethodIsABadRouteWhateverTheContentType(String method) {
    Reply answer = wire.post(method, "text/plain", new byte[0]);

    assertThat(answer.text())
        .isEqualTo(
            "{\"code\":\"bad_route\",\"msg\":\"no handler for path "
                + "\\\"/twirp/livekit.RoomService/"
                + method
                + "\\\"\","
                + "\"meta\":{\"twirp_invalid_route\":\"POST /twirp/livekit.RoomService/"
                + method
                + "\"}}");
  }

  @Test
  void whatIsQuotedIsEscaped() {
    assertThat(Quoted.of("a\"b\\c\n\u0001\u007f")).isEqualTo("\"a\\\"b\\\\c\\n\\x01\\x7f\"");
  }
}
