package dev.atrium.core.media;

import dev.atrium.core.DataPacket;
import dev.atrium.core.ParticipantIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Messages as words: {@code packet TEXT}, {@code rpc ID METHOD PAYLOAD MILLIS}, {@code ack ID},
 * {@code response ID PAYLOAD}, {@code error ID CODE MESSAGE}, {@code to IDENTITY WORDS}; relayed
 * ones are {@code from SID WORDS}.
 */
public final class TextCodec implements DataCodec {
  private static final byte[] NO_NONCE = {};

  @Override
  public Optional<DataMessage> read(DataChannel channel, byte[] message) {
    List<String> words = words(message);
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      return Optional.empty();
    }
    boolean addressed = words.getFirst().equals("to");
    List<ParticipantIdentity> to =
        addressed ? List.of(new ParticipantIdentity(words.get(1))) : List.of();
    DataBody body = body(addressed ? words.subList(2, words.size()) : words, channel, to);
    return Optional.of(new DataMessage(Optional.empty(), to, List.of(), channel, body, message));
  }

  private static DataBody body(
      List<String> words, DataChannel channel, List<ParticipantIdentity> to) {
    return switch (words.getFirst()) {
      case "packet" -> new DataBody.Packet(packet(words.get(1), channel, to));
      case "ack" -> new DataBody.RpcAck(words.get(1));
      case "response" -> new DataBody.RpcResponse(words.get(1), words.get(2), Optional.empty());
      case "error" ->
          new DataBody.RpcResponse(
              words.get(1),
              "",
              Optional.of(
                  new DataBody.RpcFailure(Integer.parseInt(words.get(2)), words.get(3), "")));
      default -> new DataBody.Other();
    };
  }

  private static DataPacket packet(String text, DataChannel channel, List<ParticipantIdentity> to) {
    int kind = channel == DataChannel.RELIABLE ? 0 : 1;
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    return new DataPacket(kind, payload, List.of(), to, Optional.empty(), NO_NONCE);
  }

  @Override
  public byte[] write(DataMessage message) {
    if (message.from().isPresent()) {
      return ("from " + message.from().get().sid() + " " + text(message.original()))
          .getBytes(StandardCharsets.UTF_8);
    }
    String text =
        switch (message.body()) {
          case DataBody.Packet body -> "packet " + text(body.packet().payload());
          case DataBody.RpcRequest body ->
              String.join(
                  " ",
                  "rpc",
                  body.id(),
                  body.method(),
                  body.payload(),
                  Long.toString(body.responseTimeout().toMillis()));
          case DataBody body -> throw new IllegalArgumentException(body.toString());
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }

  public static List<String> words(byte[] message) {
    return Arrays.asList(text(message).split(" "));
  }
}
