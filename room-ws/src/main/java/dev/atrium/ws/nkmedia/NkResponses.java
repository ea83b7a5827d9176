package dev.atrium.ws.nkmedia;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of the server as text (spec §2.3 to §2.5). */
final class NkResponses {

  private NkResponses() {}

  static String ack(JsonNode tid) {
    ObjectNode message = NkJson.object();
    message.set("ack", tid);
    return NkJson.write(message);
  }

  /**
   * @param tid missing where the request had none
   */
  static String answer(NkReply.Answer answer, JsonNode tid) {
    ObjectNode message = NkJson.object();
    message.put("result", answer.error().isEmpty() ? "ok" : "error");
    answer.error().ifPresent(error -> message.set("data", error(error)));
    answer
        .data()
        .filter(data -> !data.isMissingNode() && !(data.isObject() && data.isEmpty()))
        .ifPresent(data -> message.set("data", data));
    if (!tid.isMissingNode()) {
      message.set("tid", tid);
    }
    return NkJson.write(message);
  }

  /**
   * A request of the server up to its tid, which is not the same on any two connections: {@link
   * #withTid} completes it.
   */
  static String requestHead(NkWords words, JsonNode data) {
    ObjectNode message = NkJson.object();
    message.put("class", words.kind());
    if (!words.subclass().equals(NkWords.CORE)) {
      message.put("subclass", words.subclass());
    }
    message.put("cmd", words.cmd());
    if (!data.isMissingNode() && !(data.isObject() && data.isEmpty())) {
      message.set("data", data);
    }
    String text = NkJson.write(message);
    return text.substring(0, text.length() - 1) + ",\"tid\":";
  }

  static String withTid(String head, long tid) {
    return head + tid + '}';
  }

  private static ObjectNode error(NkError error) {
    return NkJson.object().put("code", error.code()).put("error", error.text());
  }
}
