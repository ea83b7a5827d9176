package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.program.Program;
import io.livekit.server.RoomServiceClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.thrift.TException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged application in a process of its own, with its rooms in one file. */
final class AtriumProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "atrium.jar");
  private static final String ADMINISTRATOR =
      Base64.getEncoder().encodeToString("admin:1234".getBytes(StandardCharsets.UTF_8));
  private static final Duration SLOWEST_START = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Integer> ports;
  private final Process process;

  private AtriumProcess(List<Integer> ports, Process process) {
    this.ports = ports;
    this.process = process;
  }

  /**
   * Starts it and waits until it answers; what it prints goes to a file beside the rooms.
   *
   * @param settings each {@code property=value}
   */
  static AtriumProcess startedOn(Path rooms, String... settings) throws IOException {
    List<Integer> ports = Stream.generate(Program::freePort).limit(4).toList();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                JAR.toString(),
                "--server.port=" + ports.get(0),
                "--room.ws.port=" + ports.get(1),
                "--room.thrift.port=" + ports.get(2),
                "--management.server.port=" + ports.get(3),
                "--room.store.sqlite.file=" + rooms));
    Arrays.stream(settings).map(setting -> "--" + setting).forEach(command::add);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of(rooms + ".log").toFile()))
            .start();
    AtriumProcess started = new AtriumProcess(ports, process);
    started.awaitReady();
    return started;
  }

  RoomServiceClient twirp() {
    return TwirpWire.sdk(http());
  }

  NkClient nkmedia() {
    return NkClient.loggedIn(http, URI.create("ws://127.0.0.1:" + ports.get(1) + "/"));
  }

  ThriftClient thrift() throws TException {
    return new ThriftClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(2)));
  }

  /** Where LiveKit clients connect. */
  InetSocketAddress signalling() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(0));
  }

  /** Bytes of heap in use right after a full collection. */
  long liveHeap() throws IOException, InterruptedException {
    Process collection =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(collection.waitFor()).isZero();
    JsonNode used = operations("/actuator/metrics/jvm.memory.used?tag=area:heap");
    return used.get("measurements").get(0).get("value").asLong();
  }

  /** What the operations port tells its administrator there. */
  JsonNode operations(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(3) + path))
            .header("Authorization", "Basic " + ADMINISTRATOR)
            .build();
    return JsonMapper.shared().readTree(http.send(request, BodyHandlers.ofByteArray()).body());
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to stop, and waits until it has. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void awaitReady() {
    await()
        .atMost(SLOWEST_START)
        .ignoreExceptionsInstanceOf(IOException.class)
        .failFast("the application ended while it started", () -> !process.isAlive())
        .untilAsserted(
            () ->
                assertThat(
                        http.send(
                                HttpRequest.newBuilder(URI.create(http())).build(),
                                BodyHandlers.ofString())
                            .body())
                    .isEqualTo("OK"));
  }

  private String http() {
    return "http://127.0.0.1:" + ports.get(0);
  }
}
