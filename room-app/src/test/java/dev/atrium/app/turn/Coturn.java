package dev.atrium.app.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.program.Program;
import dev.atrium.core.program.RedisProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The TURN server coturn in a process of its own, on free ports of the loopback address. */
public final class Coturn implements AutoCloseable {
  public static final String REALM = "atrium.example";

  private final int port;
  private final int tlsPort;
  private final Process process;
  private final Queue<TurnClient> asked = new ConcurrentLinkedQueue<>();

  private Coturn(int port, int tlsPort, Process process) {
    this.port = port;
    this.tlsPort = tlsPort;
    this.process = process;
  }

  /** One that takes what any of the secrets signed. */
  public static Coturn sharing(Path folder, String... secrets) throws IOException {
    List<String> options = new ArrayList<>(List.of("--use-auth-secret"));
    Arrays.stream(secrets).map(secret -> "--static-auth-secret=" + secret).forEach(options::add);
    return start(folder, options);
  }

  /** One that looks its users up in Redis. */
  public static Coturn lookingUpIn(Path folder, RedisProgram redis) throws IOException {
    return start(
        folder,
        List.of("--lt-cred-mech", "--redis-userdb=ip=127.0.0.1 dbname=0 port=" + redis.port()));
  }

  private static Coturn start(Path folder, List<String> options) throws IOException {
    int port = Program.freePort();
    int tlsPort = Program.freePort();
    ServerCertificate certificate = ServerCertificate.in(folder);
    List<String> command =
        new ArrayList<>(
            List.of(
                Program.find("turnserver").orElseThrow().toString(),
                "-n",
                "--no-cli",
                "--no-dtls",
                "--simple-log",
                "--log-file=stdout",
                "--listening-ip=127.0.0.1",
                "--relay-ip=127.0.0.1",
                "--allow-loopback-peers",
                "--relay-threads=1",
                "--listening-port=" + port,
                "--tls-listening-port=" + tlsPort,
                "--cert=" + certificate.certificate(),
                "--pkey=" + certificate.key(),
                "--realm=" + REALM,
                "--db=" + folder.resolve("turn-" + port + ".db"),
                "--pidfile=" + folder.resolve("turn-" + port + ".pid")));
    command.addAll(options);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("turn-" + port + ".log").toFile())
            .start();
    Coturn started = new Coturn(port, tlsPort, process);
    started.awaitReady();
    return started;
  }

  public TurnPort port(TurnPort.Kind kind) {
    int at = kind == TurnPort.Kind.TLS ? tlsPort : port;
    return new TurnPort(kind, new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
  }

  /** What becomes of a request for a relay over UDP. */
  public TurnClient.Outcome allocate(String username, String password) throws IOException {
    return allocate(TurnPort.Kind.UDP, username, password);
  }

  /**
   * What becomes of a request from an address that no other request to this server has. A relay
   * over UDP outlives its client, so an address that is given back could be handed out to the next
   * one, who would then be refused (437, RFC 5766 §6.2).
   */
  public TurnClient.Outcome allocate(TurnPort.Kind kind, String username, String password)
      throws IOException {
    TurnClient client = TurnClient.at(port(kind));
    asked.add(client);
    return client.allocate(username, password);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    for (TurnClient client : asked) {
      client.close();
    }
  }

  private void awaitReady() {
    await()
        .ignoreExceptionsInstanceOf(IOException.class)
        .failFast("coturn ended while it started", () -> !process.isAlive())
        .untilAsserted(
            () ->
                assertThat(allocate(TurnPort.Kind.TCP, "nobody", ""))
                    .isInstanceOf(TurnClient.Refused.class));
  }
}
