package dev.atrium.ws.nkmedia;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the JSON of a field becomes a value (spec §2.8). The reference is generous about what it
 * takes; {@code null} and arrays of bytes are no strings here.
 */
@FunctionalInterface
interface NkType<T> {

  NkType<String> STRING = NkType::string;

  NkType<ObjectNode> OBJECT =
      json -> Optional.of(json).filter(JsonNode::isObject).map(ObjectNode.class::cast);

  NkType<Boolean> BOOL = NkType::bool;

  NkType<JsonNode> ANY = Optional::of;

  /** The value; empty for JSON that is none of this type. */
  Optional<T> read(JsonNode json);

  /** A whole number within the bounds, both included, or its decimal digits in a string. */
  static NkType<Long> integer(long min, long max) {
    return json -> integer(json).filter(value -> min <= value && value <= max);
  }

  /** One of these words, with its case. */
  static NkType<String> oneOf(String... words) {
    List<String> known = List.of(words);
    return json ->
        Optional.of(json)
            .filter(JsonNode::isString)
            .map(JsonNode::stringValue)
            .filter(known::contains);
  }

  /** An array of them, or a single one in its place. */
  static <T> NkType<List<T>> listOf(NkType<T> type) {
    return json -> json.isArray() ? each(json, type) : type.read(json).map(List::of);
  }

  private static Optional<String> string(JsonNode json) {
    if (json.isString()) {
      return Optional.of(json.stringValue());
    }
    if (json.isIntegralNumber() || json.isBoolean()) {
      return Optional.of(json.asString());
    }
    return json.isArray() && json.isEmpty() ? Optional.of("") : Optional.empty();
  }

  private static Optional<Boolean> bool(JsonNode json) {
    if (json.isBoolean()) {
      return Optional.of(json.booleanValue());
    }
    String text = json.isString() ? json.stringValue().toLowerCase(Locale.ROOT) : digits(json);
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static String digits(JsonNode json) {
    if (!json.isIntegralNumber()) {
      return "";
    }
    return switch (json.asString()) {
      case "1" -> "true";
      case "0" -> "false";
      default -> "";
    };
  }

  private static Optional<Long> integer(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.canConvertToLong() ? Optional.of(json.longValue()) : Optional.empty();
    }
    return json.isString() ? Decimal.parse(json.stringValue()) : Optional.empty();
  }

  private static <T> Optional<List<T>> each(JsonNode array, NkType<T> type) {
    List<T> values = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      Optional<T> value = type.read(element);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  /** Integers that came as text. */
  final class Decimal {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,40}");

    private Decimal() {}

    static Optional<Long> parse(String text) {
      if (!INTEGER.matcher(text).matches()) {
        return Optional.empty();
      }
      BigInteger value = new BigInteger(text);
      return value.bitLength() < Long.SIZE ? Optional.of(value.longValue()) : Optional.empty();
    }
  }
}
