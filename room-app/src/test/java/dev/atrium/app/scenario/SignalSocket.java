package dev.atrium.app.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.app.websocket.Opcode;
import dev.atrium.app.websocket.ReceivedBytes;
import dev.atrium.app.websocket.ServerFrames;
import dev.atrium.app.websocket.ServerFrames.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** A client's end of one signalling connection; a message of text is refused as well. */
final class SignalSocket {
  private final SocketChannel channel;
  private final Consumer<SignalResponse> told;
  private final ReceivedBytes received;
  private final ServerFrames frames = new ServerFrames();
  private ByteArrayOutputStream fragments = new ByteArrayOutputStream();
  private boolean upgraded;

  SignalSocket(SocketChannel channel, Consumer<SignalResponse> told) {
    this.channel = channel;
    this.told = told;
    this.received = new ReceivedBytes(channel);
  }

  /** Asks to join; the answer comes by {@link #read()}. */
  void upgrade(String token) throws IOException {
    String request =
        """
        GET /rtc?auto_subscribe=1&protocol=15&access_token=%s HTTP/1.1
        Host: localhost
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """
            .formatted(token)
            .replace("\n", "\r\n");
    write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
  }

  /**
   * Takes what has come.
   *
   * @return whether the connection is still open
   */
  boolean read() throws IOException {
    return received.fill() && take(received.untaken());
  }

  private boolean take(ByteBuffer bytes) throws IOException {
    if (!upgraded && !takeHandshake(bytes)) {
      return true;
    }
    boolean open = true;
    for (Frame next = frames.next(bytes); open && next != null; next = frames.next(bytes)) {
      open = takeFrame(next);
    }
    received.trim();
    return open;
  }

  private boolean takeHandshake(ByteBuffer bytes) throws ProtocolException {
    String text = US_ASCII.decode(bytes.duplicate()).toString();
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    if (!text.startsWith("HTTP/1.1 101 ")) {
      throw new ProtocolException(text.lines().findFirst().orElse(""));
    }
    bytes.position(bytes.position() + end + 4);
    upgraded = true;
    return true;
  }

  private boolean takeFrame(Frame frame) throws IOException {
    switch (frame.opcode()) {
      case Opcode.BINARY, Opcode.CONTINUATION -> takeFragment(frame);
      case Opcode.PING -> pong(frame.payload());
      case Opcode.PONG -> {}
      case Opcode.CLOSE -> {
        return false;
      }
      default -> throw new ProtocolException("a frame of " + frame.opcode());
    }
    return true;
  }

  private void takeFragment(Frame frame) throws ProtocolException {
    if (frame.last() && frame.opcode() == Opcode.BINARY) {
      told.accept(message(frame.payload()));
      return;
    }
    fragments.writeBytes(frame.payload());
    if (frame.last()) {
      byte[] whole = fragments.toByteArray();
      fragments = new ByteArrayOutputStream();
      told.accept(message(whole));
    }
  }

  private static SignalResponse message(byte[] payload) throws ProtocolException {
    try {
      return SignalResponse.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw new ProtocolException(e.getMessage());
    }
  }

  /** Masked with zeros, which leaves the payload as it is. */
  private void pong(byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(6 + payload.length);
    frame.put((byte) (0x80 | Opcode.PONG)).put((byte) (0x80 | payload.length)).putInt(0);
    write(frame.put(payload).flip());
  }

  private void write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      throw new IOException("the server does not read");
    }
  }
}
