package dev.atrium.livekit;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import dev.atrium.livekit.MessageShape.Field;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Protobuf messages from JSON, as lenient and as strict as the LiveKit spec §1.7 records it: either
 * spelling of a field, but each field once; unknown fields of any content, as long as that is JSON;
 * whatever follows the first value is not looked at.
 */
public final class JsonReader {
  private static final int MAX_DEPTH = 10_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE) // the size of the body is limited elsewhere
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .build();

  private final JsonParser in;

  private JsonReader(JsonParser in) {
    this.in = in;
  }

  /** A message of the type of {@code prototype}. */
  public static <M extends Message> M read(byte[] json, M prototype)
      throws MalformedMessageException {
    JsonText.checkStart(json);
    Message.Builder into = prototype.newBuilderForType();
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      require(in.nextToken() == JsonToken.START_OBJECT);
      new JsonReader(in).message(into);
      JsonText.check(json, (int) in.currentLocation().getByteOffset());
    } catch (JacksonException e) {
      throw new MalformedMessageException(e);
    }
    @SuppressWarnings("unchecked") // a builder builds what made it
    M message = (M) into.build();
    return message;
  }

  private void message(Message.Builder into) throws MalformedMessageException {
    MessageShape shape = MessageShape.of(into.getDescriptorForType());
    BitSet seen = new BitSet(shape.fields().size());
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.nextToken();
      Field field = shape.field(name);
      if (field == null) {
        in.skipChildren();
        continue;
      }
      require(!seen.get(field.index()));
      seen.set(field.index());
      if (in.currentToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      OneofDescriptor oneof = field.oneof();
      require(oneof == null || !into.hasOneof(oneof));
      field(into, field);
    }
    require(in.currentToken() == JsonToken.END_OBJECT);
  }

  private void field(Message.Builder into, Field field) throws MalformedMessageException {
    switch (field.kind()) {
      case SINGLE -> {
        Object value = value(into, field.descriptor());
        if (value != null) {
          into.setField(field.descriptor(), value);
        }
      }
      case LIST -> list(into, field.descriptor());
      case MAP -> map(into, field.descriptor());
    }
  }

  private void list(Message.Builder into, FieldDescriptor field) throws MalformedMessageException {
    require(in.currentToken() == JsonToken.START_ARRAY);
    while (in.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(into, field);
      if (value != null) {
        into.addRepeatedField(field, value);
      }
    }
  }

  private void map(Message.Builder into, FieldDescriptor field) throws MalformedMessageException {
    require(in.currentToken() == JsonToken.START_OBJECT);
    FieldDescriptor keyField = field.getMessageType().findFieldByNumber(1);
    FieldDescriptor valueField = field.getMessageType().findFieldByNumber(2);
    Set<Object> seen = new HashSet<>();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      in.nextToken();
      Message.Builder entry = into.newBuilderForField(field);
      Object key = key(name, keyField);
      require(seen.add(key));
      Object value = value(entry, valueField);
      if (value != null) {
        entry.setField(keyField, key).setField(valueField, value);
        into.addRepeatedField(field, entry.build());
      }
    }
    require(in.currentToken() == JsonToken.END_OBJECT);
  }

  private static Object key(String name, FieldDescriptor field) throws MalformedMessageException {
    return switch (field.getJavaType()) {
      case STRING -> name;
      case BOOLEAN -> {
        require(name.equals("true") || name.equals("false"));
        yield Boolean.valueOf(name);
      }
      case INT ->
          MessageShape.isUnsigned(field) ? JsonNumbers.uint32(name) : JsonNumbers.int32(name);
      case LONG ->
          MessageShape.isUnsigned(field) ? JsonNumbers.uint64(name) : JsonNumbers.int64(name);
      default -> throw new IllegalStateException(field.getFullName() + " is no key of a map");
    };
  }

  /** The value at the current token; null where an enum has no constant of that name. */
  private @Nullable Object value(Message.Builder into, FieldDescriptor field)
      throws MalformedMessageException {
    return switch (field.getJavaType()) {
      case STRING -> string();
      case BOOLEAN -> bool();
      case INT ->
          MessageShape.isUnsigned(field)
              ? JsonNumbers.uint32(number())
              : JsonNumbers.int32(number());
      case LONG ->
          MessageShape.isUnsigned(field)
              ? JsonNumbers.uint64(number())
              : JsonNumbers.int64(number());
      case FLOAT -> isSpecial() ? Float.parseFloat(in.getString()) : JsonNumbers.float32(number());
      case DOUBLE ->
          isSpecial() ? Double.parseDouble(in.getString()) : JsonNumbers.float64(number());
      case BYTE_STRING -> bytes();
      case ENUM -> constant(field);
      case MESSAGE -> {
        require(in.currentToken() == JsonToken.START_OBJECT);
        Message.Builder nested = into.newBuilderForField(field);
        message(nested);
        yield nested.build();
      }
    };
  }

  private String string() throws MalformedMessageException {
    require(in.currentToken() == JsonToken.VALUE_STRING);
    return in.getString();
  }

  private boolean bool() throws MalformedMessageException {
    require(
        in.currentToken() == JsonToken.VALUE_TRUE || in.currentToken() == JsonToken.VALUE_FALSE);
    return in.currentToken() == JsonToken.VALUE_TRUE;
  }

  /** The text of a number, which may stand in a string. */
  private String number() throws MalformedMessageException {
    require(isNumber() || in.currentToken() == JsonToken.VALUE_STRING);
    return in.getString();
  }

  private boolean isNumber() {
    JsonToken token = in.currentToken();
    return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
  }

  /** Whether it is one of the floating-point values that JSON has no number for. */
  private boolean isSpecial() {
    return in.currentToken() == JsonToken.VALUE_STRING
        && switch (in.getString()) {
          case "NaN", "Infinity", "-Infinity" -> true;
          default -> false;
        };
  }

  /** Base64 in either alphabet, padded or not. */
  private ByteString bytes() throws MalformedMessageException {
    String text = string();
    boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    try {
      return ByteString.copyFrom((url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text));
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException(e);
    }
  }

  private @Nullable EnumValueDescriptor constant(FieldDescriptor field)
      throws MalformedMessageException {
    if (isNumber()) {
      return constant(field, in.getString());
    }
    String name = string();
    EnumValueDescriptor known = field.getEnumType().findValueByName(name);
    if (known == null && JsonNumbers.isNumber(name)) {
      return constant(field, name);
    }
    return known;
  }

  private static EnumValueDescriptor constant(FieldDescriptor field, String number)
      throws MalformedMessageException {
    return field.getEnumType().findValueByNumberCreatingIfUnknown(JsonNumbers.int32(number));
  }

  private static void require(boolean wellFormed) throws MalformedMessageException {
    if (!wellFormed) {
      throw new MalformedMessageException("unexpected content");
    }
  }
}
