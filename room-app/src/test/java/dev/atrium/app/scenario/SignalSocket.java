package dev.atrium.app.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.SignalResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's end of one signalling connection that refuses whatever RFC 6455 forbids a server:
 * reserved bits, masks, unknown opcodes, and a message that begins within another one.
 */
final class SignalSocket {
  private static final int LAST = 0x80;
  private static final int CONTINUATION = 0;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int LEAST = 4 * 1024;
  private static final int MOST_IDLE = 64 * 1024;

  private final SocketChannel channel;
  private final Consumer<SignalResponse> told;
  private ByteBuffer received = ByteBuffer.allocate(LEAST);
  private @Nullable ByteArrayOutputStream fragments;
  private boolean upgraded;

  SignalSocket(SocketChannel channel, Consumer<SignalResponse> told) {
    this.channel = channel;
    this.told = told;
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
    return fill() >= 0 && take();
  }

  private int fill() throws IOException {
    if (!received.hasRemaining()) {
      received = ByteBuffer.allocate(2 * received.capacity()).put(received.flip());
    }
    return channel.read(received);
  }

  private boolean take() throws IOException {
    received.flip();
    try {
      if (!upgraded && !takeHandshake()) {
        return true;
      }
      boolean open = true;
      while (open && wholeFrame() > 0) {
        open = takeFrame(wholeFrame());
      }
      return open;
    } finally {
      keepTheRest();
    }
  }

  private void keepTheRest() {
    received.compact();
    if (received.position() == 0 && received.capacity() > MOST_IDLE) {
      received = ByteBuffer.allocate(LEAST);
    }
  }

  private boolean takeHandshake() throws ProtocolException {
    String text = US_ASCII.decode(received.duplicate()).toString();
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    if (!text.startsWith("HTTP/1.1 101 ")) {
      throw new ProtocolException(text.lines().findFirst().orElse(""));
    }
    received.position(received.position() + end + 4);
    upgraded = true;
    return true;
  }

  /** Bytes of the next frame, header included; 0 while it is not there as a whole. */
  private int wholeFrame() throws ProtocolException {
    if (received.remaining() < 2) {
      return 0;
    }
    int start = received.position();
    int length = received.get(start + 1) & 0xFF;
    int header = length < 126 ? 2 : length == 126 ? 4 : 10;
    if (length > 127) {
      throw new ProtocolException("a masked frame");
    }
    if (received.remaining() < header) {
      return 0;
    }
    long payload =
        switch (header) {
          case 2 -> length;
          case 4 -> received.getShort(start + 2) & 0xFFFF;
          default -> received.getLong(start + 2);
        };
    return received.remaining() < header + payload ? 0 : Math.toIntExact(header + payload);
  }

  private boolean takeFrame(int size) throws IOException {
    int first = received.get(received.position()) & 0xFF;
    int length = received.get(received.position() + 1);
    int header = length < 126 ? 2 : length == 126 ? 4 : 10;
    ByteBuffer payload = received.slice(received.position() + header, size - header);
    received.position(received.position() + size);
    switch (first & ~LAST) {
      case BINARY -> begin(first, payload);
      case CONTINUATION -> goOn(first, payload);
      case PING -> pong(payload);
      case PONG -> {}
      case CLOSE -> {
        return false;
      }
      default -> throw new ProtocolException("a frame that begins with " + first);
    }
    return true;
  }

  private void begin(int first, ByteBuffer payload) throws IOException {
    if (fragments != null) {
      throw new ProtocolException("a message within a message");
    }
    if (first == BINARY) {
      fragments = new ByteArrayOutputStream();
      fragments.write(bytes(payload));
    } else {
      told.accept(message(payload));
    }
  }

  private void goOn(int first, ByteBuffer payload) throws IOException {
    if (fragments == null) {
      throw new ProtocolException("goes on with no message");
    }
    fragments.write(bytes(payload));
    if (first != CONTINUATION) {
      ByteBuffer whole = ByteBuffer.wrap(fragments.toByteArray());
      fragments = null;
      told.accept(message(whole));
    }
  }

  private static byte[] bytes(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return bytes;
  }

  private static SignalResponse message(ByteBuffer payload) throws ProtocolException {
    try {
      return SignalResponse.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw new ProtocolException(e.getMessage());
    }
  }

  /** Masked with zeros, which leaves the payload as it is. */
  private void pong(ByteBuffer payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(6 + payload.remaining());
    frame.put((byte) (0x80 | PONG)).put((byte) (0x80 | payload.remaining())).putInt(0).put(payload);
    write(frame.flip());
  }

  private void write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      throw new IOException("the server does not read");
    }
  }
}
