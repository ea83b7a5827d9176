package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver on this machine: remembers what it is sent, and answers as a test wants it to. */
final class TestReceiver implements AutoCloseable {
  static final Reply OK = new Reply(200, Map.of());

  private final List<Delivery> deliveries = new ArrayList<>();
  private volatile Function<Delivery, Reply> answering = delivery -> OK;
  private long count;
  private HttpServer server;
  private ExecutorService threads;

  private TestReceiver(int port) {
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server = server(port, threads);
  }

  static TestReceiver start() {
    return new TestReceiver(0);
  }

  /** What one request was. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  record Delivery(String method, String path, Headers headers, byte[] body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    String event() {
      return json().path("event").asString();
    }

    String room() {
      return json().at("/room/name").asString();
    }

    String id() {
      return json().path("id").asString();
    }
  }

  record Reply(int status, Map<String, String> headers) {
    static Reply of(int status) {
      return new Reply(status, Map.of());
    }
  }

  /** A URL of this receiver with that path. */
  URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  URI url() {
    return url("/hook");
  }

  void answer(Function<Delivery, Reply> how) {
    answering = how;
  }

  /** Answers with these statuses, one after the other, then well. */
  void answer(Integer... statuses) {
    List<Integer> left = new ArrayList<>(List.of(statuses));
    answer(
        delivery -> {
          synchronized (left) {
            return left.isEmpty() ? OK : Reply.of(left.removeFirst());
          }
        });
  }

  List<Delivery> deliveries() {
    synchronized (deliveries) {
      return List.copyOf(deliveries);
    }
  }

  /** How many there were, those included that it has forgotten. */
  long count() {
    synchronized (deliveries) {
      return count;
    }
  }

  /** Lets go of what it was told. */
  void forget() {
    synchronized (deliveries) {
      deliveries.clear();
    }
  }

  /** What it was told, as {@code event} of {@code room}. */
  List<String> told() {
    return deliveries().stream().map(told -> told.event() + " " + told.room()).toList();
  }

  /** The deliveries, once there are that many. */
  List<Delivery> await(int count) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(deliveries()).hasSizeGreaterThanOrEqualTo(count));
    assertThat(deliveries()).hasSize(count);
    return deliveries();
  }

  /** Ends, so that connections are refused. */
  void down() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Comes back where it was. */
  void up() {
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server = server(server.getAddress().getPort(), threads);
  }

  @Override
  public void close() {
    down();
  }

  private HttpServer server(int port, ExecutorService executor) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer made = HttpServer.create(address, 0);
      made.setExecutor(executor);
      made.createContext("/", this::handle);
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Delivery delivery =
          new Delivery(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              exchange.getRequestBody().readAllBytes());
      synchronized (deliveries) {
        deliveries.add(delivery);
        count++;
      }
      Reply reply = answering.apply(delivery);
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(reply.status(), -1);
    }
  }
}
