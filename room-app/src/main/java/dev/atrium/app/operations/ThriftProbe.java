package dev.atrium.app.operations;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls a method that no Thrift service here has, framed and in the binary protocol, and expects to
 * be told so: that takes the whole wire and touches no room.
 */
final class ThriftProbe implements Probe {
  /** Frame of 19 bytes; version and CALL; the name; sequence id 1; no arguments. */
  private static final byte[] CALL =
      HexFormat.of()
          .parseHex("00000013" + "80010001" + "00000006" + "6865616c7468" + "00000001" + "00");

  /** Version and EXCEPTION, then the name. */
  private static final byte[] ANSWER =
      HexFormat.of().parseHex("80010003" + "00000006" + "6865616c7468");

  private final Supplier<Optional<InetSocketAddress>> where;
  private final boolean encrypted;

  /**
   * @param encrypted whether the port serves nobody without TLS
   */
  ThriftProbe(Supplier<Optional<InetSocketAddress>> where, boolean encrypted) {
    this.where = where;
    this.encrypted = encrypted;
  }

  @Override
  public void call() throws IOException {
    try (Socket socket = OwnConnection.to(where.get())) {
      if (encrypted) {
        callBehindTls(socket);
      } else {
        call(socket);
      }
    }
  }

  private static void callBehindTls(Socket socket) throws IOException {
    try (Socket behind = OwnTls.withoutCertificate().over(socket)) {
      call(behind);
    }
  }

  private static void call(Socket socket) throws IOException {
    socket.getOutputStream().write(CALL);
    var in = new DataInputStream(socket.getInputStream());
    int length = in.readInt();
    byte[] answer = in.readNBytes(Math.min(length, ANSWER.length));
    if (!Arrays.equals(answer, ANSWER)) {
      throw new IOException("answers an unknown method with something else than an exception");
    }
  }
}
