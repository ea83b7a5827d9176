package dev.atrium.app.access;

import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Claims of a token by name and type, as the original's decoder reads them: names match whatever
 * their case, {@code null} is the same as absent, and a value of another type refuses the token.
 */
final class Claims {
  private static final double FARTHEST_SECOND = 1e11; // either way; some 3 000 years
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final JsonNode object;
  private final String path;
  private final Kind refusal;
  private final long lengths;

  private Claims(JsonNode object, String path, Kind refusal) {
    this.object = object;
    this.path = path;
    this.refusal = refusal;
    this.lengths = lengths(object);
  }

  /** The claims of a token; {@code refusal} is what a value of the wrong type makes of it. */
  static Claims of(JsonNode object, Kind refusal) {
    return new Claims(object, "", refusal);
  }

  /** Empty where there is none. */
  String text(String name) throws TokenException {
    JsonNode value = value(name);
    return value.isMissingNode() ? "" : text(name, value);
  }

  boolean flag(String name) throws TokenException {
    return choice(name).orElse(false);
  }

  /** A yes, a no, or neither. */
  Optional<Boolean> choice(String name) throws TokenException {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    require(value.isBoolean(), name, "bool");
    return Optional.of(value.booleanValue());
  }

  List<String> texts(String name) throws TokenException {
    JsonNode value = value(name);
    require(value.isMissingNode() || value.isArray(), name, "[]string");
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value.values()) {
      texts.add(text(name, element));
    }
    return texts;
  }

  /** Passes over one text or a list of them. */
  void textOrTexts(String name) throws TokenException {
    if (!value(name).isString()) {
      texts(name);
    }
  }

  Map<String, String> textMap(String name) throws TokenException {
    JsonNode value = value(name);
    require(value.isMissingNode() || value.isObject(), name, "map[string]string");
    Map<String, String> texts = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      texts.put(entry.getKey(), text(name, entry.getValue()));
    }
    return texts;
  }

  /** Seconds since the epoch as a number or as its text; a fraction is dropped. */
  Optional<Instant> instant(String name) throws TokenException {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    try {
      require(value.isNumber() || value.isString(), name, "number");
      require(NUMBER.matcher(value.asString()).matches(), name, "number");
      double seconds = Double.parseDouble(value.asString());
      return Optional.of(
          Instant.ofEpochSecond((long) Math.clamp(seconds, -FARTHEST_SECOND, FARTHEST_SECOND)));
    } catch (NumberFormatException e) {
      throw wrongType(name, "number");
    }
  }

  Optional<Claims> object(String name) throws TokenException {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    require(value.isObject(), name, "object");
    return Optional.of(new Claims(value, path + name + ".", refusal));
  }

  String json() {
    return object.toString();
  }

  /** A list or map may hold {@code null} for the empty text. */
  private String text(String name, JsonNode value) throws TokenException {
    require(value.isString() || value.isNull(), name, "string");
    return value.isNull() ? "" : value.stringValue();
  }

  private JsonNode value(String name) {
    JsonNode found = MissingNode.getInstance();
    if ((lengths & bit(name)) == 0) { // most claims are absent
      return found;
    }
    for (Map.Entry<String, JsonNode> claim : object.properties()) {
      if (claim.getKey().equalsIgnoreCase(name) && !claim.getValue().isNull()) {
        found = claim.getValue(); // the last one counts
      }
    }
    return found;
  }

  /** A bit for each length, modulo 64, that a name has: names that match are equally long. */
  private static long lengths(JsonNode object) {
    long lengths = 0;
    for (String name : object.propertyNames()) {
      lengths |= bit(name);
    }
    return lengths;
  }

  private static long bit(String name) {
    return 1L << name.length();
  }

  private void require(boolean ofType, String name, String type) throws TokenException {
    if (!ofType) {
      throw wrongType(name, type);
    }
  }

  /** What refuses the token for that claim. */
  TokenException wrongType(String name, String type) {
    String claim = path + name + " is no " + type;
    return new TokenException(
        refusal,
        refusal == Kind.CLAIM_UNREADABLE
            ? "token is malformed: could not JSON decode claim: " + claim
            : "");
  }
}
