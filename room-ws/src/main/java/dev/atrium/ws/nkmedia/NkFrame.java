package dev.atrium.ws.nkmedia;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A message of a client, told apart by the keys it has (spec §2.1). */
sealed interface NkFrame {

  /**
   * Something to do.
   *
   * @param words empty where one of them is no string
   * @param data whatever the key holds; missing where there is no such key
   * @param tid to be echoed as it is; missing where none is needed
   */
  record Request(Optional<NkWords> words, JsonNode data, JsonNode tid) implements NkFrame {

    /** No request prints its data: there may be a password in it. */
    @Override
    public String toString() {
      return "Request[" + words + "]";
    }
  }

  /**
   * The answer to a request of the server.
   *
   * @param result {@code ok}, {@code error}, or whatever else the client wrote
   */
  record Response(String result, JsonNode data, OptionalLong tid) implements NkFrame {}

  /** The client works on a request of the server. */
  record Ack(OptionalLong tid) implements NkFrame {}

  /** What the message is; empty for a violation of the protocol. */
  static Optional<NkFrame> of(JsonNode message) {
    return Optional.of(message)
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast)
        .flatMap(NkFrame::classify);
  }

  /** What a message asks for that needs no tid, being all there is; empty if it asks nothing. */
  static Optional<Request> single(JsonNode message) {
    return Optional.of(message)
        .filter(json -> json.has("class") && json.has("cmd"))
        .map(ObjectNode.class::cast)
        .map(json -> new Request(words(json), value(json, "data"), MissingNode.getInstance()));
  }

  private static Optional<NkFrame> classify(ObjectNode message) {
    if (message.has("tid") && message.has("class") && message.has("cmd")) {
      return Optional.of(
          new Request(words(message), value(message, "data"), value(message, "tid")));
    }
    if (message.has("result") && message.has("tid")) {
      String result = value(message, "result").asString("");
      return Optional.of(new Response(result, value(message, "data"), serverTid(message, "tid")));
    }
    if (message.has("ack")) {
      return Optional.of(new Ack(serverTid(message, "ack")));
    }
    return Optional.empty();
  }

  private static Optional<NkWords> words(ObjectNode message) {
    JsonNode kind = value(message, "class");
    JsonNode subclass =
        message.has("subclass") ? value(message, "subclass") : NkJson.text(NkWords.CORE);
    JsonNode cmd = value(message, "cmd");
    if (!kind.isString() || !subclass.isString() || !cmd.isString()) {
      return Optional.empty();
    }
    return Optional.of(new NkWords(kind.stringValue(), subclass.stringValue(), cmd.stringValue()));
  }

  /** Tids of the server are small integers: anything else is none of them. */
  private static OptionalLong serverTid(ObjectNode message, String key) {
    JsonNode tid = value(message, key);
    return tid.isIntegralNumber() && tid.canConvertToLong()
        ? OptionalLong.of(tid.longValue())
        : OptionalLong.empty();
  }

  private static JsonNode value(ObjectNode message, String key) {
    return message.has(key) ? message.get(key) : MissingNode.getInstance();
  }
}
