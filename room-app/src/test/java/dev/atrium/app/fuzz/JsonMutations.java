package dev.atrium.app.fuzz;

import dev.atrium.core.random.Mutations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils the sense of JSON, not its form: the wrong type, depth, size or key in a right place. */
record JsonMutations(Mutations mutations) {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(10_000).build())
                  .build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST = 3;

  private static final List<JsonNode> VALUES =
      Stream.concat(
              Stream.of(
                      "",
                      " ",
                      "0",
                      "*",
                      "true",
                      "a/../b",
                      "\u0000",
                      "e\u0301\u202E",
                      "\uD83C\uDF89",
                      "\uFFFF",
                      "x".repeat(300),
                      "é".repeat(5_000))
                  .map(NODES::stringNode),
              Stream.of(
                  NODES.nullNode(),
                  NODES.booleanNode(true),
                  NODES.numberNode(0),
                  NODES.numberNode(-1),
                  NODES.numberNode(1.5),
                  NODES.numberNode(Long.MIN_VALUE),
                  NODES.numberNode(new BigDecimal("1e999")),
                  NODES.numberNode(new BigDecimal("18446744073709551616")),
                  NODES.arrayNode(),
                  NODES.objectNode(),
                  NODES.arrayNode().add(1).add("a").addNull(),
                  NODES.objectNode().put("a", 1).putNull(""),
                  nested(40),
                  nested(400),
                  nested(495),
                  nested(497),
                  wide(2_000)))
          .toList();

  /** The sample with a few changes; always JSON. */
  byte[] mutated(byte[] sample) {
    JsonNode whole = JSON.readTree(sample);
    for (int i = mutations.random().nextInt(MOST); i >= 0; i--) {
      List<ContainerNode<?>> places = new ArrayList<>();
      collect(whole, places);
      switch (mutations.one(places)) {
        case ObjectNode object -> change(object);
        case ArrayNode array -> change(array);
        case ContainerNode<?> other -> throw new AssertionError(other);
      }
    }
    return JSON.writeValueAsBytes(whole);
  }

  private void change(ObjectNode object) {
    List<String> keys = List.copyOf(object.propertyNames());
    String key = keys.isEmpty() || mutations.once(6) ? text() : mutations.one(keys);
    switch (mutations.random().nextInt(4)) {
      case 0 -> object.remove(key);
      case 1 -> object.set(text(), object.has(key) ? object.get(key).deepCopy() : value());
      default -> object.set(key, value());
    }
  }

  private void change(ArrayNode array) {
    if (array.isEmpty() || mutations.once(2)) {
      array.add(value());
    } else {
      array.set(mutations.random().nextInt(array.size()), value());
    }
  }

  private JsonNode value() {
    return mutations.one(VALUES).deepCopy();
  }

  private String text() {
    return mutations.one(VALUES).asString("data");
  }

  private static void collect(JsonNode from, List<ContainerNode<?>> into) {
    if (from instanceof ContainerNode<?> container) {
      into.add(container);
      container.values().forEach(value -> collect(value, into));
    }
  }

  private static JsonNode nested(int depth) {
    JsonNode value = NODES.objectNode();
    for (int i = 0; i < depth; i++) {
      value = i % 2 == 0 ? NODES.arrayNode().add(value) : NODES.objectNode().set("a", value);
    }
    return value;
  }

  private static JsonNode wide(int size) {
    ObjectNode object = NODES.objectNode();
    IntStream.range(0, size).forEach(i -> object.put("k" + i, i));
    return object;
  }
}
