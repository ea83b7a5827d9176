package dev.atrium.thrift;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Connections of a client behind TLS. */
final class Encrypted {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);

  private Encrypted() {}

  /** Shakes hands when it is first written to. */
  static SSLSocket open(RunningServer server, SSLContext client) throws IOException {
    return (SSLSocket)
        client.getSocketFactory().createSocket(server.connect(), "localhost", server.port(), true);
  }

  /** Sends a framed message in the binary protocol and reads its reply. */
  static Reply call(Socket socket, byte[] message) throws IOException {
    socket.getOutputStream().write(message);
    InputStream in = socket.getInputStream();
    byte[] prefix = in.readNBytes(4);
    if (prefix.length < 4) {
      throw new IOException("closed");
    }
    byte[] frame = in.readNBytes(ByteBuffer.wrap(prefix).getInt());
    return Reply.all(BINARY, Peer.framed(frame)).getFirst();
  }
}
