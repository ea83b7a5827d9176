package dev.atrium.app.operations;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** A connection of this process to itself, which waits for two seconds at most. */
final class OwnConnection {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private OwnConnection() {}

  static Socket to(Optional<InetSocketAddress> address) throws IOException {
    InetSocketAddress there = address.orElseThrow(() -> new IOException("not listening"));
    Socket socket = new Socket();
    try {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(there, (int) PATIENCE.toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
