package dev.atrium.livekit;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** What the JSON form needs to know of a message type, worked out once. */
final class MessageShape {
  private static final ConcurrentMap<Descriptor, MessageShape> KNOWN = new ConcurrentHashMap<>();

  private final List<Field> fields;
  private final Map<String, Field> byName = new HashMap<>();

  private MessageShape(Descriptor type) {
    fields = type.getFields().stream().map(Field::of).toList();
    for (Field field : fields) {
      byName.put(field.descriptor().getName(), field);
      byName.put(field.descriptor().getJsonName(), field);
    }
  }

  static MessageShape of(Descriptor type) {
    MessageShape known = KNOWN.get(type);
    return known != null ? known : KNOWN.computeIfAbsent(type, MessageShape::new);
  }

  /** In the order of their declaration. */
  List<Field> fields() {
    return fields;
  }

  /** The field of that name in either spelling, as declared or in lowerCamelCase. */
  @Nullable Field field(String name) {
    return byName.get(name);
  }

  static boolean isUnsigned(FieldDescriptor field) {
    return switch (field.getType()) {
      case UINT32, FIXED32, UINT64, FIXED64 -> true;
      default -> false;
    };
  }

  /**
   * One field.
   *
   * @param declaredName as it is written in {@link JsonStyle#COMPLETE}
   * @param jsonName as it is written in {@link JsonStyle#TERSE}
   * @param kind how its value is written
   * @param hasPresence whether unset is told from zero
   * @param omittedUnset whether an unset value leaves no trace: {@code optional} fields and members
   *     of a oneof
   */
  record Field(
      FieldDescriptor descriptor,
      SerializedString declaredName,
      SerializedString jsonName,
      Kind kind,
      boolean hasPresence,
      boolean omittedUnset) {

    static Field of(FieldDescriptor descriptor) {
      return new Field(
          descriptor,
          new SerializedString(descriptor.getName()),
          new SerializedString(descriptor.getJsonName()),
          Kind.of(descriptor),
          descriptor.hasPresence(),
          descriptor.getContainingOneof() != null);
    }

    SerializedString name(JsonStyle style) {
      return style == JsonStyle.COMPLETE ? declaredName : jsonName;
    }

    int index() {
      return descriptor.getIndex();
    }

    /** The oneof that excludes others when this field is set; none for an {@code optional} one. */
    @Nullable OneofDescriptor oneof() {
      return descriptor.getRealContainingOneof();
    }
  }

  /** One value, a list of them, or a map to them. */
  enum Kind {
    SINGLE,
    LIST,
    MAP;

    static Kind of(FieldDescriptor descriptor) {
      if (descriptor.isMapField()) {
        return MAP;
      }
      return descriptor.isRepeated() ? LIST : SINGLE;
    }
  }
}
