package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.thrift.protocol.TMessageType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of appendix A of the Thrift spec, which three other encoders wrote. */
class GoldenMessagesTest {
  private static final RoomInfo ROOM =
      new RoomInfo(
          "room-1",
          1_800_000_000,
          "1800000000:room-1",
          Optional.of("/2nzcEaY+bxtaiD3WpzGEBYO3DE="));
  private static final RoomInfo WITHOUT_PASSWORD =
      new RoomInfo(ROOM.id(), ROOM.expires(), ROOM.username(), Optional.empty());

  private static final Map<String, ThriftCall> CALLS =
      Map.of(
          "call create", call("create", ""),
          "call create, binary", call("create", ""),
          "call create, compact", call("create", ""),
          "call get", call("get", "room-1"),
          "call remove", call("remove", "room-1"),
          "call update", call("update", "room-1"),
          "oneway update", new ThriftCall("update", TMessageType.ONEWAY, 1, "room-1"),
          "call create2", call("create2", ""),
          "call RoomService2:get", call("RoomService2:get", "room-1"));

  private static final Map<String, ThriftReply> REPLIES =
      Map.of(
          "reply create", reply("create", new ThriftReply.Success(ROOM)),
          "reply get (no password)", reply("get", new ThriftReply.Success(WITHOUT_PASSWORD)),
          "reply get unknown (field 1)", reply("get", new ThriftReply.NotFound("no such room: x")),
          "reply remove", reply("remove", ThriftReply.Done.INSTANCE),
          "reply remove unknown", reply("remove", new ThriftReply.NotFound("no such room: x")),
          "exception update unknown", reply("update", ThriftErrors.missing("no such room: x")),
          "exception unknown method", reply("zap", ThriftErrors.unknownMethod("zap")));

  /** One line of the resource. */
  record Golden(String encoding, String message, String content) {
    byte[] bytes() {
      return encoding.equals("json") ? content.getBytes(StandardCharsets.UTF_8) : Peer.hex(content);
    }

    boolean isCall() {
      return CALLS.containsKey(message);
    }

    Dialect dialect() {
      return encoding.equals("header")
          ? new Dialect(
              Framing.HEADER, message.endsWith("compact") ? Encoding.COMPACT : Encoding.BINARY)
          : new Dialect(Framing.UNFRAMED, encodingOf(encoding));
    }

    private static Encoding encodingOf(String label) {
      return Stream.of(Encoding.values())
          .filter(encoding -> encoding.label().equals(label))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String toString() {
      return encoding + " " + message;
    }
  }

  static List<Golden> all() {
    try (InputStream in = GoldenMessagesTest.class.getResourceAsStream("/wire/messages.txt")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 3))
          .map(parts -> new Golden(parts[0], parts[1], parts[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Golden> calls() {
    return all().stream().filter(Golden::isCall);
  }

  static Stream<Golden> replies() {
    return all().stream().filter(golden -> !golden.isCall());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void callsAreReadAsTheyWereMeant(Golden golden) throws Exception {
    ByteBuf in = Unpooled.wrappedBuffer(golden.bytes());
    Dialect detected = Detection.of(in, Wire.LIMITS.message()).orElseThrow();
    MessageFramer framer = MessageFramer.of(detected, Wire.LIMITS);
    MessageSource source = new MessageSource(Wire.LIMITS);

    boolean complete = framer.next(in, source);

    assertThat(complete).isTrue();
    assertThat(in.isReadable()).isFalse();
    assertThat(framer.dialect()).isEqualTo(golden.dialect());
    assertThat(new ThriftCodec(Wire.LIMITS).read(framer.dialect().encoding(), source).finish())
        .isEqualTo(CALLS.get(golden.message()));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void clientsOfLibthriftWriteTheSameCalls(Golden golden) {
    ThriftCall call = CALLS.getOrDefault(golden.message(), call("", ""));
    Messages.Fields arguments = call.id().isEmpty() ? to -> {} : Messages.id(call.id());
    byte[] header =
        golden.dialect().framing() == Framing.HEADER
            ? java.util.Arrays.copyOf(golden.bytes(), 18)
            : new byte[0];

    byte[] bare =
        Messages.bare(
            golden.dialect().encoding(), call.name(), call.type(), call.sequence(), arguments);

    assertThat(Peer.concat(header, bare)).isEqualTo(golden.bytes());
  }

  @ParameterizedTest
  @MethodSource("replies")
  void repliesAreWrittenByteForByte(Golden golden) {
    ThriftReply reply = REPLIES.get(golden.message());
    assertThat(reply).isNotNull();

    ByteBuf out = Unpooled.buffer();
    new ThriftCodec(Wire.LIMITS).write(reply, golden.dialect().encoding(), out);

    byte[] written = ByteBufUtil.getBytes(out);
    if (golden.dialect().encoding() == Encoding.JSON) { // numbers may be written in several ways
      assertThat(text(written).replace("1.8E9", "1800000000")).isEqualTo(golden.content());
    } else {
      assertThat(written).isEqualTo(golden.bytes());
    }
  }

  @ParameterizedTest
  @MethodSource("replies")
  void clientsOfLibthriftReadTheGoldenReplies(Golden golden) {
    Reply read = Reply.all(golden.dialect(), golden.bytes()).getFirst();

    ThriftReply meant = REPLIES.get(golden.message());
    assertThat(meant).isNotNull();
    assertThat(read.name()).isEqualTo(meant.name());
    switch (meant.body()) {
      case ThriftReply.Success success ->
          assertThat(read.shown().password()).isEqualTo(success.room().password());
      case ThriftReply.NotFound notFound -> assertThat(read.text()).isEqualTo(notFound.reason());
      case ThriftReply.Failure failure -> assertThat(read.failure()).isEqualTo(failure.type());
      case ThriftReply.Done done -> assertThat(read.isDone()).isTrue();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ThriftCall call(String name, String id) {
    return new ThriftCall(name, TMessageType.CALL, 1, id);
  }

  private static ThriftReply reply(String name, ThriftReply.Body body) {
    return new ThriftReply(name, 1, body);
  }
}
