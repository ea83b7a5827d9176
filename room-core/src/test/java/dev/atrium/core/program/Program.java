package dev.atrium.core.program;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Programs of this machine that tests start, and ports for them. */
public final class Program {
  private static final List<String> USUAL = List.of("/usr/bin", "/usr/sbin", "/usr/local/bin");

  /** Below those that a system gives to whoever asks for any port. */
  private static final int FIRST_PORT = 10_000;

  private static final int PORTS = 6_000;
  private static final AtomicInteger ports =
      new AtomicInteger((int) (31 * ProcessHandle.current().pid() % PORTS));

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

  /**
   * A port of the loopback address that is free for TCP and UDP, and another one each time. It is
   * still free when a program listens there later: the system chooses none of these by itself,
   * neither for a server nor for a client.
   */
  public static int freePort() {
    for (int tried = 0; tried < PORTS; tried++) {
      int port = FIRST_PORT + Math.floorMod(ports.getAndIncrement(), PORTS);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("every port is taken");
  }

  static boolean isFree(int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (ServerSocket tcp = new ServerSocket(port, 1, address.getAddress());
        DatagramSocket udp = new DatagramSocket(address)) {
      return tcp.isBound() && udp.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
