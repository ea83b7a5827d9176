package dev.atrium.webhook;

import dev.atrium.core.access.PayloadTokens;
import dev.atrium.webhook.Outcome.Failed;
import dev.atrium.webhook.Outcome.Taken;
import dev.atrium.webhook.Outcome.Unsigned;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Posts to one URL as LiveKit does (LiveKit spec §5.3 and §5.4), redirects included. */
final class HttpSender implements Sender {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int UNAVAILABLE = 503;

  private final URI url;
  private final String apiKey;
  private final PayloadTokens tokens;
  private final Exchange exchange;

  /**
   * How receivers are called.
   *
   * @param client that follows no redirects itself
   * @param timeout for all requests of one attempt
   */
  record Exchange(
      HttpClient client, AddressRules addresses, Duration timeout, InstantSource clock) {}

  HttpSender(URI url, String apiKey, PayloadTokens tokens, Exchange exchange) {
    this.url = url;
    this.apiKey = apiKey;
    this.tokens = tokens;
    this.exchange = exchange;
  }

  @Override
  public Outcome send(Webhook webhook) {
    Optional<String> token = sign(webhook);
    if (token.isEmpty()) {
      return new Unsigned();
    }
    try {
      return outcome(follow(webhook, token.get()));
    } catch (RefusedAddressException e) {
      return new Failed("its address is private, and not in room.webhook.allowed-private-hosts");
    } catch (IOException e) {
      return new Failed(reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed("interrupted");
    } catch (RuntimeException e) { // a redirect to what is no URL
      return new Failed("cannot be called: " + e.getClass().getSimpleName());
    }
  }

  /** Empty if the key is not known any more. */
  private Optional<String> sign(Webhook webhook) {
    try {
      return Optional.of(tokens.issue(apiKey, webhook.body()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private HttpResponse<?> follow(Webhook webhook, String token)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + exchange.timeout().toNanos();
    Hop hop = Hop.first(url);
    while (true) {
      HttpResponse<?> response = call(hop, request(hop, webhook, token), deadline);
      Optional<Hop> next = hop.next(response);
      if (next.isEmpty()) {
        return response;
      }
      hop = next.get();
    }
  }

  private HttpResponse<?> call(Hop hop, HttpRequest request, long deadline)
      throws IOException, InterruptedException {
    if (!exchange.addresses().admit(hop.uri())) {
      throw new RefusedAddressException();
    }
    CompletableFuture<HttpResponse<Long>> answer =
        exchange.client().sendAsync(request, DroppedBody.HANDLER);
    try {
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer in time");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      answer.cancel(true); // ends the exchange, if it is still under way
    }
  }

  private static HttpRequest request(Hop hop, Webhook webhook, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(hop.uri()).header("User-Agent", "Atrium");
    if (hop.authorised()) {
      request.header("Authorization", token);
    }
    if (!hop.posts()) {
      return request.GET().build();
    }
    return request
        .header("Content-Type", "application/webhook+json")
        .POST(BodyPublishers.ofByteArray(webhook.body()))
        .build();
  }

  /** Whatever is no reason to try again counts as delivered: a receiver that refuses, too. */
  private Outcome outcome(HttpResponse<?> response) {
    int status = response.statusCode();
    boolean failing = status >= 500 && status != NOT_IMPLEMENTED;
    boolean mayWork = failing || status == TOO_MANY_REQUESTS;
    return mayWork ? new Failed("status " + status, asked(response)) : new Taken(status);
  }

  private Optional<Duration> asked(HttpResponse<?> response) {
    int status = response.statusCode();
    if (status != TOO_MANY_REQUESTS && status != UNAVAILABLE) {
      return Optional.empty();
    }
    return response
        .headers()
        .firstValue("Retry-After")
        .flatMap(value -> RetryAfter.read(value, exchange.clock().instant()));
  }

  /** Says what failed, in words that hold no part of a URL. */
  private static String reason(IOException failure) {
    return switch (failure) {
      case HttpConnectTimeoutException e -> "no connection in time";
      case HttpTimeoutException e -> "no answer in time";
      case ConnectException e -> "no connection";
      case SSLException e -> "no trusted TLS connection";
      case IOException e -> "the connection broke (" + e.getClass().getSimpleName() + ")";
    };
  }

  private static final class RefusedAddressException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
