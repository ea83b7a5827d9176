package dev.atrium.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which octets are messages of nkMEDIA, and of which kind (spec §2.1). */
final class NkmediaJson {
  /** As deep as the server reads. */
  private static final JsonMapper MAPPER = mapper(500);

  /** Around what it has read it may have put something. */
  private static final JsonMapper DEEPER = mapper(600);

  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL);

  private NkmediaJson() {}

  private static JsonMapper mapper(int depth) {
    var constraints = StreamReadConstraints.builder().maxNestingDepth(depth).build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  static JsonNode read(String text) {
    return DEEPER.readTree(text);
  }

  static byte[] write(JsonNode message) {
    return MAPPER.writeValueAsBytes(message);
  }

  /** Empty for what ends a connection. */
  static Optional<JsonNode> message(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    try {
      JsonNode value = MAPPER.readTree(text);
      boolean known =
          isRequest(value) || (value.has("result") && value.has("tid")) || value.has("ack");
      return known && !namesHalfACharacter(text) ? Optional.of(value) : Optional.empty();
    } catch (JacksonException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  static boolean isRequest(JsonNode message) {
    return message.has("class") && message.has("cmd") && message.has("tid");
  }

  static JsonNode request(String command, String room) {
    var request = JsonNodeFactory.instance.objectNode();
    request.put("class", "media").put("subclass", "room").put("cmd", command).put("tid", room);
    request.putObject("data").put("room_id", room);
    return request;
  }

  static byte[] answer(int tid) {
    return ("{\"result\":\"ok\",\"tid\":" + tid + "}").getBytes(StandardCharsets.US_ASCII);
  }

  static boolean creates(JsonNode request) {
    return is(request, "media", "room", "create");
  }

  static boolean stops(JsonNode request, String connection) {
    return is(request, "core", "session", "stop")
        && request.at("/data/session_id").asString("").equals(connection);
  }

  private static boolean is(JsonNode request, String family, String subclass, String command) {
    return isText(request, "class", family)
        && isText(request, "subclass", subclass)
        && isText(request, "cmd", command);
  }

  private static boolean isText(JsonNode request, String key, String value) {
    return request.path(key).isString() && request.path(key).stringValue().equals(value);
  }

  /** An escape for one half of a pair without an escape for the other. */
  private static boolean namesHalfACharacter(String text) {
    Matcher escape = ESCAPE.matcher(text);
    int high = -1;
    while (escape.find()) {
      String escaped = escape.group(1);
      char unit = escaped.length() == 5 ? (char) Integer.parseInt(escaped, 1, 5, 16) : 0;
      boolean second = high == escape.start();
      if ((high >= 0 && !second) || second != Character.isLowSurrogate(unit)) {
        return true;
      }
      high = Character.isHighSurrogate(unit) ? escape.end() : -1;
    }
    return high >= 0;
  }
}
