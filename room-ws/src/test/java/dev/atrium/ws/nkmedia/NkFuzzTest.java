package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Seed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NkFuzzTest {
  private static final int FRAMES = Seed.isThorough() ? 1_000_000 : 20_000;

  private static final List<String> SAMPLES =
      List.of(
          TestClient.request("core/user/login", "{'user':'admin','pass':'admin','meta':{}}", 1),
          TestClient.request("core/user/get", "{'user':'admin'}", 2),
          TestClient.request("core/event/subscribe", "{'class':'media','body':{'a':1}}", 3),
          TestClient.request("core/event/send", "{'class':'x','type':'t','body':{'n':[1]}}", 4),
          TestClient.request("core/event/get_subscriptions", "[]", 5),
          TestClient.request("core/session/log", "{'source':'a','message':'b','level':6}", 6),
          TestClient.request("core/session/cmd", "{'session_id':'s','class':'c','cmd':'d'}", 7),
          TestClient.request("core/test/async", "{'data':[]}", 8),
          TestClient.request(
              "media/room/create",
              "{'class':'sfu','room_id':'lobby','timeout':60,'bitrate':'5','room_meta':{}}",
              9),
          TestClient.request("media/room/get_info", "{'room_id':'lobby'}", 10),
          TestClient.request("media/room/get_list", "{'service':'atrium'}", 11),
          TestClient.request("media/room/destroy", "{'room_id':'lobby'}", 12),
          "{'result':'ok','tid':1}",
          "{'ack':1}");

  private static final List<String> PIECES =
      List.of(
          "null",
          "true",
          "1e999",
          "-0",
          "1.5",
          "''",
          "{}",
          "[]",
          "[[[[",
          "}",
          ",",
          ":",
          "\\",
          "\\u0000",
          "\\ud83c",
          "\uD83C\uDF89",
          "\uFEFF",
          "'tid'",
          "'class'",
          "'data':",
          "*",
          "99999999999999999999",
          "x".repeat(2_000),
          "\n",
          "\u0000",
          "é");

  private final TestWire wire = TestWire.create();
  private final Random random = Seed.ofThisRun().random();

  /** Every frame is answered once, asks for nothing, or ends its connection; never more. */
  @Test
  void everyFrameIsAnsweredOrEndsItsConnection() {
    TestClient client = wire.login();
    for (int i = 0; i < FRAMES; i++) {
      String frame = mutated(SAMPLES.get(random.nextInt(SAMPLES.size())));

      client.sendText(frame);

      List<JsonNode> sent = client.frames();
      List<JsonNode> responses = sent.stream().filter(text -> text.has("result")).toList();
      boolean request =
          NkJson.read(frame).flatMap(NkFrame::of).filter(NkFuzzTest::isRequest).isPresent();
      boolean later = sent.stream().anyMatch(text -> text.has("ack"));
      assertThat(responses).as("responses to %s", frame).hasSizeLessThanOrEqualTo(request ? 1 : 0);
      assertThat(request && client.isOpen() && !later && responses.isEmpty())
          .as("no response to %s", frame)
          .isFalse();
      assertThat(responses).as("failures at %s", frame).noneMatch(NkFuzzTest::isInternal);
      client = client.isOpen() ? client : wire.login();
    }

    assertThat(wire.login().ok("media/room/get_list").isArray()).isTrue();
  }

  private String mutated(String sample) {
    StringBuilder text = new StringBuilder(sample.replace('\'', '"'));
    for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
        case 2 -> text.insert(at, piece());
        case 3 -> replaceValue(text);
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }

  /** What comes after one of the colons becomes something else. */
  private void replaceValue(StringBuilder text) {
    int colon = text.indexOf(":", random.nextInt(text.length()));
    if (colon >= 0) {
      int end = text.indexOf(",", colon);
      text.replace(colon + 1, end < 0 ? text.length() : end, piece());
    }
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size())).replace('\'', '"');
  }

  private static boolean isRequest(NkFrame frame) {
    return frame instanceof NkFrame.Request;
  }

  private static boolean isInternal(JsonNode response) {
    return response.path("data").path("code").asInt(0) == NkErrors.INTERNAL_ERROR.code();
  }
}
