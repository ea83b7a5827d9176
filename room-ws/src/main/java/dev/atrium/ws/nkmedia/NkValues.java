package dev.atrium.ws.nkmedia;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a request, read.
 *
 * @param unknown names of fields that the command does not have, in ascending order
 */
record NkValues(Map<NkField<?>, Object> values, List<String> unknown) {

  @SuppressWarnings("unchecked") // NkFields puts in what the field's own type made
  <T> Optional<T> get(NkField<T> field) {
    return Optional.ofNullable((T) values.get(field));
  }

  /** A field that the command insists on, or that has been looked for before. */
  <T> T require(NkField<T> field) {
    return get(field).orElseThrow();
  }

  /** No values print: there may be a password among them. */
  @Override
  public String toString() {
    return "NkValues" + values.keySet().stream().map(NkField::name).toList();
  }
}
