package dev.atrium.app.scenario;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A client of the nkMEDIA wire that subscribes and then reads nothing, with as little room for what
 * it is sent as a socket can have.
 */
final class StuckClient implements AutoCloseable {
  private static final int SMALLEST_BUFFER = 4_096;
  private static final int CLOSE = 8;

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;

  StuckClient(InetSocketAddress server) throws IOException {
    socket.setReceiveBufferSize(SMALLEST_BUFFER);
    socket.connect(server);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = socket.getOutputStream();
    shakeHands();
    send(
        """
        {"class":"core","subclass":"user","cmd":"login","tid":1001,
         "data":{"user":"admin","password":"1234"}}\
        """);
    awaitAnswer(1001);
    send("{\"result\":\"ok\",\"tid\":1}");
  }

  void subscribe(String topic) throws IOException {
    send(
        """
        {"class":"core","subclass":"event","cmd":"subscribe","tid":1002,"data":{"class":"%s"}}\
        """
            .formatted(topic));
    awaitAnswer(1002);
  }

  /** Reads again: the code of the close frame at the end; 0 if the connection ends without one. */
  int readToTheEnd() throws IOException {
    try {
      while (true) {
        Frame frame = frame();
        if (frame.opcode() == CLOSE) {
          return Short.toUnsignedInt(frame.payload().getShort());
        }
      }
    } catch (EOFException | SocketException cut) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private record Frame(int opcode, ByteBuffer payload) {}

  private void shakeHands() throws IOException {
    String request =
        """
        GET / HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13

        """;
    out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readUnsignedByte());
    }
    if (!answer.toString().startsWith("HTTP/1.1 101")) {
      throw new AssertionError("answered with " + answer);
    }
  }

  /** Masked with zeros, which change nothing. */
  private void send(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x81);
    frame.write(0x80 | 126);
    frame.write(payload.length >> 8);
    frame.write(payload.length);
    frame.write(new byte[4]);
    frame.write(payload);
    out.write(frame.toByteArray());
  }

  private void awaitAnswer(int tid) throws IOException {
    String end = "\"tid\":" + tid + "}";
    String text;
    do {
      text = StandardCharsets.UTF_8.decode(frame().payload()).toString();
    } while (!text.endsWith(end));
  }

  private Frame frame() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0f;
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = (int) in.readLong();
    }
    return new Frame(opcode, ByteBuffer.wrap(in.readNBytes(length)));
  }
}
