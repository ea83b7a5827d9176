package dev.atrium.core.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that tests start, and ports for them. */
public final class Program {
  private static final List<String> USUAL = List.of("/usr/bin", "/usr/sbin", "/usr/local/bin");

  private static final int TRIES = 100;

  private Program() {}

  public static boolean isCoturnThere() {
    return find("turnserver").isPresent();
  }

  public static boolean isRedisThere() {
    return find("redis-server").isPresent();
  }

  public static boolean areCoturnAndRedisThere() {
    return isCoturnThere() && isRedisThere();
  }

  public static Optional<Path> find(String name) {
    Stream<String> folders =
        Stream.concat(
            Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")),
            USUAL.stream());
    return folders.map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
  }

  /** A port of the loopback address that is free for TCP and UDP. */
  public static int freePort() {
    for (int attempt = 0; ; attempt++) {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
          DatagramSocket udp =
              new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
        return udp.getLocalPort();
      } catch (IOException e) { // as a rule, that port is taken for UDP
        if (attempt == TRIES) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
