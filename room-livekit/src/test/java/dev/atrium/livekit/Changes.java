package dev.atrium.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Records with one component changed. A component is either mapped, which a change of it proves, or
 * listed as dropped: a new one fails until somebody decides.
 */
final class Changes {
  private Changes() {}

  static <R extends Record> void assertMappedOrDropped(
      R record, Map<String, Object> mapped, Set<String> dropped, Function<R, Message> mapping) {
    Message before = mapping.apply(record);
    assertThat(Stream.of(record.getClass().getRecordComponents()).map(RecordComponent::getName))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(mapped.keySet().stream(), dropped.stream()).toList());
    mapped.forEach(
        (component, changed) ->
            assertThat(mapping.apply(with(record, component, changed)))
                .as("with another %s", component)
                .isNotEqualTo(before));
  }

  /** The record with one component changed. */
  static <R extends Record> R with(R record, String component, Object changed) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        boolean same = !components[i].getName().equals(component);
        values[i] = same ? components[i].getAccessor().invoke(record) : changed;
        types[i] = components[i].getType();
      }
      Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
      @SuppressWarnings("unchecked") // the same class
      R other = (R) constructor.newInstance(values);
      return other;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component, e);
    }
  }
}
