package dev.atrium.livekit;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.atrium.api.livekit.Codec;
import dev.atrium.livekit.MessageShape.Field;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * Protobuf messages as JSON in UTF-8 (LiveKit spec §1.7): fields in the order of their declaration,
 * integers of 64 bits as texts, enums by name, bytes in base64.
 */
public final class JsonWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  /** Each room shows all of its codecs, and they are nearly always those of the configuration. */
  private static final ConcurrentMap<Codec, SerializedString> CODECS = new ConcurrentHashMap<>();

  private final JsonGenerator out;
  private final JsonStyle style;

  private JsonWriter(JsonGenerator out, JsonStyle style) {
    this.out = out;
    this.style = style;
  }

  public static byte[] write(Message message, JsonStyle style) {
    ByteArrayBuilder json = new ByteArrayBuilder();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), json)) {
      new JsonWriter(out, style).message(message);
    }
    return json.toByteArray();
  }

  private void message(Message message) {
    if (style == JsonStyle.COMPLETE && message instanceof Codec codec) {
      out.writeRawValue(CODECS.computeIfAbsent(codec, JsonWriter::json));
      return;
    }
    fields(message);
  }

  private static SerializedString json(Codec codec) {
    StringWriter json = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), json)) {
      new JsonWriter(out, JsonStyle.COMPLETE).fields(codec);
    }
    return new SerializedString(json.toString());
  }

  private void fields(Message message) {
    out.writeStartObject();
    for (Field field : MessageShape.of(message.getDescriptorForType()).fields()) {
      field(message, field);
    }
    out.writeEndObject();
  }

  private void field(Message message, Field field) {
    if (isSet(message, field)) {
      out.writeName(field.name(style));
      content(message, field);
    } else if (style == JsonStyle.COMPLETE && !field.omittedUnset()) {
      out.writeName(field.name(style));
      if (field.hasPresence()) {
        out.writeNull();
      } else {
        content(message, field);
      }
    }
  }

  /** Whether it holds anything but what it would be without being given. */
  private static boolean isSet(Message message, Field field) {
    return field.kind() == MessageShape.Kind.SINGLE
        ? message.hasField(field.descriptor())
        : message.getRepeatedFieldCount(field.descriptor()) > 0;
  }

  private void content(Message message, Field field) {
    FieldDescriptor descriptor = field.descriptor();
    switch (field.kind()) {
      case SINGLE -> value(descriptor, message.getField(descriptor));
      case LIST -> list(message, descriptor);
      case MAP -> map(message, descriptor);
    }
  }

  private void list(Message message, FieldDescriptor field) {
    out.writeStartArray();
    for (Object value : (List<?>) message.getField(field)) {
      value(field, value);
    }
    out.writeEndArray();
  }

  /** In the order of the keys: maps have none of their own. */
  private void map(Message message, FieldDescriptor field) {
    FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
    FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
    out.writeStartObject();
    ((List<?>) message.getField(field))
        .stream()
            .map(Message.class::cast)
            .sorted(Comparator.comparing(entry -> entry.getField(key).toString()))
            .forEach(
                entry -> {
                  out.writeName(wellFormed(entry.getField(key).toString()));
                  value(value, entry.getField(value));
                });
    out.writeEndObject();
  }

  private void value(FieldDescriptor field, Object value) {
    switch (field.getJavaType()) {
      case STRING -> out.writeString(wellFormed((String) value));
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case INT -> int32(field, (Integer) value);
      case LONG -> int64(field, (Long) value);
      case FLOAT, DOUBLE -> floating((Number) value);
      case BYTE_STRING -> out.writeBinary(((ByteString) value).toByteArray());
      case ENUM -> constant((EnumValueDescriptor) value);
      case MESSAGE -> message((Message) value);
    }
  }

  private void int32(FieldDescriptor field, int value) {
    if (MessageShape.isUnsigned(field)) {
      out.writeNumber(Integer.toUnsignedLong(value));
    } else {
      out.writeNumber(value);
    }
  }

  /** As a string: many readers of JSON keep no more than 53 bits of a number. */
  private void int64(FieldDescriptor field, long value) {
    out.writeString(
        MessageShape.isUnsigned(field) ? Long.toUnsignedString(value) : Long.toString(value));
  }

  private void floating(Number value) {
    if (!Double.isFinite(value.doubleValue())) {
      out.writeString(value.toString()); // NaN, Infinity, -Infinity
    } else if (value instanceof Float) {
      out.writeNumber(value.floatValue());
    } else {
      out.writeNumber(value.doubleValue());
    }
  }

  private void constant(EnumValueDescriptor value) {
    if (value.getIndex() < 0) { // a number without a name
      out.writeNumber(value.getNumber());
    } else {
      out.writeString(value.getName());
    }
  }

  /** With a question mark for each lone surrogate, as protobuf writes it; JSON has no way to. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
