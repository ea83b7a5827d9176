package dev.atrium.ws.nkmedia;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads texts that are one JSON value, nested only so deep. */
final class NkReader {
  private final JsonMapper mapper;

  /**
   * @param maxDepth of objects and arrays within each other
   */
  NkReader(int maxDepth) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder().maxNestingDepth(maxDepth).build();
    mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
  }

  /** The value that the text is; empty if it is none, or names a character that does not exist. */
  Optional<JsonNode> read(String text) {
    if (NkJson.namesLoneSurrogate(text)) {
      return Optional.empty();
    }
    try {
      JsonNode value = mapper.readTree(text);
      return Optional.of(value).filter(node -> !node.isMissingNode());
    } catch (JacksonException | NumberFormatException e) { // an exponent may be too great
      return Optional.empty();
    }
  }
}
