package dev.atrium.thrift;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.springframework.boot.web.server.Ssl.ClientAuth;

/** Both ends of connections behind TLS. */
final class Encrypted {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);

  private Encrypted() {}

  /** Of a server that would like to see certificates and insists on none. */
  static TlsEngines engines() {
    return new TlsEngines(
        TestKeys.SERVER.bundle(TestKeys.BACKEND, TestKeys.STRANGER), ClientAuth.WANT);
  }

  /** A server that knows nobody by a certificate. */
  static RunningServer serve(TlsMode mode, TlsEngines engines) {
    return new RunningServer(
        new Wire().tls(new ThriftTls(mode, engines, new CertifiedCallers(Map.of()))));
  }

  /** A client that has no certificate; it shakes hands when it is first written to. */
  static SSLSocket open(RunningServer server) throws IOException {
    return open(server, TestKeys.unknownClientContext());
  }

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
