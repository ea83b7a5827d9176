package dev.atrium.ws.nkmedia;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one command, and the order in which they are complained about: bad ones first, in
 * ascending order of their names, then missing ones in the order given here (spec §2.7, steps 4,
 * 5).
 */
final class NkFields {
  static final NkFields NONE = of();

  private final List<NkField<?>> byName;
  private final List<NkField<?>> mandatory;
  private final Set<String> names;

  private NkFields(List<NkField<?>> fields, List<NkField<?>> mandatory) {
    this.byName = fields.stream().sorted(Comparator.comparing(NkField::name)).toList();
    this.mandatory = mandatory;
    this.names = fields.stream().map(NkField::name).collect(Collectors.toUnmodifiableSet());
  }

  /** Fields that may all be left out. */
  static NkFields of(NkField<?>... fields) {
    return new NkFields(List.of(fields), List.of());
  }

  /** These, and others that have to be there. */
  NkFields requiring(NkField<?>... fields) {
    List<NkField<?>> all = new ArrayList<>(byName);
    all.addAll(List.of(fields));
    return new NkFields(all, List.of(fields));
  }

  /** Throws for the first fault there is. */
  NkValues read(ObjectNode data) {
    Map<NkField<?>, Object> values = HashMap.newHashMap(data.size());
    for (NkField<?> field : byName) {
      JsonNode json = data.get(field.name());
      if (json != null) {
        Optional<?> value = field.type().read(json);
        values.put(field, value.orElseThrow(() -> fault(NkErrors.syntax(field.name()))));
      }
    }
    for (NkField<?> field : mandatory) {
      if (!values.containsKey(field)) {
        throw fault(NkErrors.missing(field.name()));
      }
    }
    return new NkValues(values, unknown(data));
  }

  private List<String> unknown(ObjectNode data) {
    Set<String> unknown = new TreeSet<>(data.propertyNames());
    unknown.removeAll(names);
    return List.copyOf(unknown);
  }

  private static NkException fault(NkError error) {
    return new NkException(error);
  }
}
