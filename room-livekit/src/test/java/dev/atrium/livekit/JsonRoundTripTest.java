package dev.atrium.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.atrium.api.livekit.LivekitRoom;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.WebhookEvent;
import dev.atrium.core.Seed;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random messages of every type that RoomService, webhooks and signalling take or give, and
 * protobuf's own JSON of them.
 */
class JsonRoundTripTest {
  private static final Seed SEED = Seed.ofThisRun();
  private static final int MESSAGES = Seed.isThorough() ? 10_000 : 100;
  private static final int DEPTH = 6;
  private static final List<String> TEXTS =
      List.of(
          "", "a", "\"\\/\n\u0000", "día", "会议室", "😀", "<&>", "null", "\u2028", "x".repeat(500));

  static Stream<Descriptor> types() {
    Stream<Descriptor> roomService =
        LivekitRoom.getDescriptor().findServiceByName("RoomService").getMethods().stream()
            .flatMap((MethodDescriptor rpc) -> Stream.of(rpc.getInputType(), rpc.getOutputType()))
            .distinct();
    Stream<Descriptor> others =
        Stream.of(
            WebhookEvent.getDescriptor(),
            SignalRequest.getDescriptor(),
            SignalResponse.getDescriptor());
    return Stream.concat(roomService, others);
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsWrittenIsReadBackByUsAndByProtobuf(Descriptor type) throws Exception {
    Random random = SEED.random();
    for (int i = 0; i < MESSAGES; i++) {
      Message message = message(type, random, DEPTH);

      byte[] json = JsonWriter.write(message, JsonStyle.COMPLETE);

      assertThat(JsonReader.read(json, message.getDefaultInstanceForType())).isEqualTo(message);
      Message.Builder second = message.newBuilderForType();
      JsonFormat.parser().merge(new String(json, StandardCharsets.UTF_8), second);
      assertThat(second.build()).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void theTerseStyleIsProtobufsOwn(Descriptor type) throws Exception {
    Random random = SEED.random();
    JsonFormat.Printer printer =
        JsonFormat.printer().omittingInsignificantWhitespace().sortingMapKeys();
    JsonMapper mapper = JsonMapper.shared();
    for (int i = 0; i < MESSAGES; i++) {
      Message message = message(type, random, DEPTH);

      byte[] json = JsonWriter.write(message, JsonStyle.TERSE);

      assertThat(JsonReader.read(json, message.getDefaultInstanceForType())).isEqualTo(message);
      assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree(printer.print(message)));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatProtobufWritesIsReadInEitherSpelling(Descriptor type) throws Exception {
    Random random = SEED.random();
    for (int i = 0; i < MESSAGES; i++) {
      Message message = message(type, random, DEPTH);
      Message prototype = message.getDefaultInstanceForType();

      String camelCase = JsonFormat.printer().print(message);
      String declared = JsonFormat.printer().preservingProtoFieldNames().print(message);

      assertThat(JsonReader.read(utf8(camelCase), prototype)).isEqualTo(message);
      assertThat(JsonReader.read(utf8(declared), prototype)).isEqualTo(message);
    }
  }

  @Test
  void noTypeHasAJsonFormOfItsOwnOrContainsItself() {
    types().forEach(type -> assertPlain(type, Set.of()));
  }

  /** The codec has no rules for well-known types, and its recursion relies on finite types. */
  private static void assertPlain(Descriptor type, Set<Descriptor> within) {
    assertThat(type.getFullName()).startsWith("livekit.");
    assertThat(within).doesNotContain(type);
    Set<Descriptor> deeper = new HashSet<>(within);
    deeper.add(type);
    type.getFields().stream()
        .filter(field -> field.getJavaType() == JavaType.MESSAGE)
        .forEach(field -> assertPlain(field.getMessageType(), deeper));
  }

  private static Message message(Descriptor type, Random random, int depth) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (FieldDescriptor field : type.getFields()) {
      boolean taken =
          field.getRealContainingOneof() != null
              && message.hasOneof(field.getRealContainingOneof());
      if (taken || random.nextInt(3) == 0) {
        continue;
      }
      if (field.isMapField()) {
        message.addRepeatedField(field, message(field.getMessageType(), random, depth - 1));
      } else if (field.isRepeated()) {
        for (int i = random.nextInt(3); i > 0; i--) {
          message.addRepeatedField(field, value(field, random, depth));
        }
      } else {
        message.setField(field, value(field, random, depth));
      }
    }
    return message.build();
  }

  private static Object value(FieldDescriptor field, Random random, int depth) {
    return switch (field.getJavaType()) {
      case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
      case BOOLEAN -> random.nextBoolean();
      case INT -> random.nextBoolean() ? random.nextInt() : random.nextInt(3);
      case LONG -> random.nextBoolean() ? random.nextLong() : random.nextLong(3);
      case FLOAT -> random.nextBoolean() ? random.nextFloat() : 0f;
      case DOUBLE -> random.nextBoolean() ? random.nextGaussian() * 1e40 : 1;
      case BYTE_STRING -> {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        yield ByteString.copyFrom(bytes);
      }
      case ENUM -> {
        List<?> constants = field.getEnumType().getValues();
        yield random.nextInt(8) == 0
            ? field.getEnumType().findValueByNumberCreatingIfUnknown(77)
            : constants.get(random.nextInt(constants.size()));
      }
      case MESSAGE ->
          depth > 0
              ? message(field.getMessageType(), random, depth - 1)
              : DynamicMessage.getDefaultInstance(field.getMessageType());
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
