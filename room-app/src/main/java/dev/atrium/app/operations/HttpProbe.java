package dev.atrium.app.operations;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks a port for its root, and expects a certain status. */
final class HttpProbe implements Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(PATIENCE).sslContext(OwnCertificate.trusted()).build();
  private final Supplier<Optional<InetSocketAddress>> where;
  private final String scheme;
  private final int expected;

  HttpProbe(Supplier<Optional<InetSocketAddress>> where, String scheme, int expected) {
    this.where = where;
    this.scheme = scheme;
    this.expected = expected;
  }

  @Override
  public void call() throws IOException {
    InetSocketAddress address = where.get().orElseThrow(() -> new IOException("not listening"));
    URI root = URI.create(scheme + "://" + Addresses.hostAndPort(address) + "/");
    HttpRequest request = HttpRequest.newBuilder(root).timeout(PATIENCE).build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != expected) {
        throw new IOException("answers " + status + " instead of " + expected);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
