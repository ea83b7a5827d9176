package dev.atrium.ws.nkmedia;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON of this wire: one strict value per text, numbers kept as exactly as they were written. */
final class NkJson {
  private static final NkReader READER = new NkReader(500);

  /** Whatever could be read can be written, also with something around it. */
  private static final JsonMapper WRITER =
      new JsonMapper(
          JsonFactory.builder()
              .streamWriteConstraints(
                  StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
              .build());

  private static final int VALUE = 32;

  private NkJson() {}

  /**
   * About how much memory what is in a value takes, in octets: a pair of brackets is worth many
   * characters.
   */
  static long weight(JsonNode value) {
    long weight = 0;
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        weight += member.getKey().length() + VALUE + weight(member.getValue());
      }
    } else if (value.isArray()) {
      for (JsonNode element : value) {
        weight += VALUE + weight(element);
      }
    } else {
      weight = value.asString("").length();
    }
    return weight;
  }

  /** The value that the text is, as {@link NkReader} reads it. */
  static Optional<JsonNode> read(String text) {
    return READER.read(text);
  }

  static String write(JsonNode value) {
    return WRITER.writeValueAsString(value);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  /** Whether an escape stands for half a character: such a text could not be answered in UTF-8. */
  static boolean namesLoneSurrogate(String text) {
    boolean high = false;
    int next = 0; // where the second half of a pair would have to begin
    for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', next)) {
      if (high && i != next) {
        return true;
      }
      char unit = escaped(text, i);
      if (high != Character.isLowSurrogate(unit)) {
        return true;
      }
      high = Character.isHighSurrogate(unit);
      next = i + (text.startsWith("u", i + 1) ? 6 : 2);
    }
    return high;
  }

  /** The code unit of a {@code \\u} escape, 0 for every other one. */
  private static char escaped(String text, int backslash) {
    int end = backslash + 6;
    if (end > text.length() || text.charAt(backslash + 1) != 'u') {
      return 0;
    }
    int unit = 0;
    for (int i = backslash + 2; i < end; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return 0; // the parser complains
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }
}
