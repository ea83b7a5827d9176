package dev.atrium.app.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import livekit.LivekitWebhook.WebhookEvent;

/** A back end that takes webhooks as LiveKit's own library does, or fails as a test wants it to. */
final class WebhookReceiver implements AutoCloseable {
  private final io.livekit.server.WebhookReceiver library;
  private final List<WebhookEvent> taken = new ArrayList<>();
  private final List<Exception> refused = new ArrayList<>();
  private volatile IntSupplier answering = () -> 200;
  private HttpServer server;
  private ExecutorService threads;

  WebhookReceiver(String key, String secret) {
    library = new io.livekit.server.WebhookReceiver(key, secret);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server = server(0);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /** What it took, repetitions included. */
  List<WebhookEvent> taken() {
    synchronized (taken) {
      return List.copyOf(taken);
    }
  }

  /** Why the library did not accept a request. */
  List<Exception> refused() {
    synchronized (taken) {
      return List.copyOf(refused);
    }
  }

  /**
   * @param status of each answer; what is not answered well does not count as taken
   */
  void answer(IntSupplier status) {
    answering = status;
  }

  /** Cuts every connection and comes back, well. */
  void restart() {
    close();
    threads = Executors.newVirtualThreadPerTaskExecutor();
    answering = () -> 200;
    server = server(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private HttpServer server(int port) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer made = HttpServer.create(address, 0);
      made.setExecutor(threads);
      made.createContext("/", this::handle);
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      int status = answering.getAsInt();
      if (status == 200) {
        take(new String(body, StandardCharsets.UTF_8), token);
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private void take(String body, String token) {
    synchronized (taken) {
      try {
        taken.add(library.receive(body, token));
      } catch (Exception e) {
        refused.add(e);
      }
    }
  }
}
