package dev.atrium.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is claimed of reading JSON. */
final class JsonReading {
  private JsonReading() {}

  /** What we read, protobuf's own parser reads in the same way, where it reads it at all. */
  static void assertRead(String json, Message expected) {
    byte[] body = json(json);

    Message read = decoded(body, expected.getDefaultInstanceForType());

    assertThat(read).isEqualTo(expected);
    secondOpinion(body, expected).ifPresent(second -> assertThat(second).isEqualTo(expected));
  }

  private static Optional<Message> secondOpinion(byte[] body, Message prototype) {
    Message.Builder message = prototype.newBuilderForType();
    try {
      JsonFormat.parser()
          .ignoringUnknownFields()
          .merge(new String(body, StandardCharsets.UTF_8), message);
      return Optional.of(message.build());
    } catch (InvalidProtocolBufferException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  static void assertMalformed(String json, Message prototype) {
    assertMalformed(json(json), prototype);
  }

  static void assertMalformed(byte[] body, Message prototype) {
    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> JsonReader.read(body, prototype));
  }

  static <M extends Message> M read(String json, M prototype) throws MalformedMessageException {
    return JsonReader.read(json(json), prototype);
  }

  static Message decoded(byte[] body, Message prototype) {
    try {
      return JsonReader.read(body, prototype);
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
