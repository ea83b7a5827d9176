package dev.atrium.app.fuzz;

import dev.atrium.app.fuzz.RawHttp.Answer;
import dev.atrium.app.websocket.Opcode;
import dev.atrium.app.websocket.ReceivedBytes;
import dev.atrium.app.websocket.ServerFrames;
import dev.atrium.app.websocket.ServerFrames.Frame;
import dev.atrium.core.Patience;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** A WebSocket that sends what a library would not let through. One thread reads, any may write. */
final class RawSocket implements AutoCloseable {
  private static final int LAST = 0x80;

  private final Socket socket;
  private final ReceivedBytes received;
  private final ServerFrames frames = new ServerFrames();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Answer answer;
  private int pings;

  /**
   * @param target path and query
   */
  RawSocket(InetSocketAddress server, String target) throws IOException {
    socket = new Socket(server.getAddress(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Patience.MILLIS);
    InputStream in = new BufferedInputStream(socket.getInputStream());
    received = new ReceivedBytes(Channels.newChannel(in));
    String upgrade =
        "GET "
            + target
            + " HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
    Answer head = RawHttp.head(in);
    if (head.status() != 101) {
      int length = Integer.parseInt(head.header("content-length"));
      answer = new Answer(head.status(), head.headers(), in.readNBytes(length));
    } else {
      answer = head;
    }
  }

  /** What the upgrade was answered with. */
  Answer answer() {
    return answer;
  }

  boolean isOpen() {
    return answer.status() == 101;
  }

  /** Keeps a whole message, or a control frame, until {@link #flush}. */
  void put(int opcode, byte[] payload) {
    putFrame(LAST | opcode, payload);
  }

  /** Keeps a ping until {@link #flush}. */
  synchronized void ping(byte[] payload) {
    put(Opcode.PING, payload);
    pings++;
  }

  /**
   * Keeps any frame until {@link #flush}; the mask changes nothing.
   *
   * @param first octet: whether it is the last fragment, the reserved bits, the opcode
   */
  synchronized void putFrame(int first, byte[] payload) {
    putHead(first, LAST, payload.length);
    out.writeBytes(new byte[4]);
    out.writeBytes(payload);
  }

  /** As no client may send it. */
  synchronized void putUnmasked(int opcode, byte[] payload) {
    putHead(LAST | opcode, 0, payload.length);
    out.writeBytes(payload);
  }

  private void putHead(int first, int masked, int length) {
    out.write(first);
    if (length < 126) {
      out.write(masked | length);
    } else if (length < 1 << 16) {
      out.write(masked | 126);
      out.write(length >> 8);
      out.write(length);
    } else {
      out.write(masked | 127);
      out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
    }
  }

  /** How many pings are not answered yet. */
  synchronized int unansweredPings() {
    return pings;
  }

  /** A server that is already closing may not take it all: what it said is still to be read. */
  synchronized void flush() throws IOException {
    byte[] bytes = out.toByteArray();
    out.reset();
    try {
      socket.getOutputStream().write(bytes);
    } catch (SocketException e) {
      // the reader learns of it
    }
  }

  /** The next message or close frame; pings are answered, pongs counted. */
  Frame next() throws IOException {
    Frame frame = read();
    while (frame.opcode() == Opcode.PING || frame.opcode() == Opcode.PONG) {
      control(frame);
      frame = read();
    }
    return frame;
  }

  /** Reads on until every ping is answered; messages that come before are passed over. */
  void awaitPongs() throws IOException {
    while (unansweredPings() > 0) {
      Frame frame = read();
      if (frame.opcode() == Opcode.PING || frame.opcode() == Opcode.PONG) {
        control(frame);
      }
    }
  }

  private synchronized void control(Frame frame) throws IOException {
    if (frame.opcode() == Opcode.PING) {
      put(Opcode.PONG, frame.payload());
      flush();
    } else if (--pings < 0) {
      throw new AssertionError("a pong that nobody asked for");
    }
  }

  private Frame read() throws IOException {
    Frame frame = frames.next(received.untaken());
    while (frame == null) {
      if (!received.fill()) {
        throw new EOFException("the server closed the connection");
      }
      frame = frames.next(received.untaken());
    }
    if (!frame.last()) {
      throw new AssertionError("a fragment");
    }
    return frame;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
