package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The nkMEDIA wire behind TLS, and with so few connections that it runs out of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureNkmediaTest {
  private Deployment deployment;
  private HttpClient trusting;
  private HttpClient distrusting;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.in(folder);
    List<String> settings =
        List.of("room.ws.ssl.bundle=own", "room.ws.max-connections-per-address=2");
    deployment =
        Deployment.start(
            Stream.concat(certificate.bundle("own").stream(), settings.stream())
                .toArray(String[]::new));
    trusting = HttpClient.newBuilder().sslContext(certificate.trusted()).build();
    distrusting = HttpClient.newHttpClient();
  }

  @AfterAll
  void stop() {
    deployment.close();
    trusting.close();
    distrusting.close();
  }

  @Test
  void isServedToClientsThatTrustItsCertificate() {
    try (NkClient client = loggedIn()) {
      assertThat(client.ok("media", "room", "get_list", Map.of())).isEmpty();
    }
  }

  @Test
  void isNotServedToOthers() {
    assertThatThrownBy(() -> NkClient.connected(distrusting, uri("wss")))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(SSLHandshakeException.class);
    assertThatThrownBy(() -> NkClient.connected(distrusting, uri("ws")))
        .isInstanceOf(CompletionException.class);
  }

  @Test
  void leavesTheOtherPortsAsTheyAre() throws Exception {
    URI health = deployment.uri("http", Listener.OPERATIONS, "/actuator/health/readiness");

    HttpResponse<String> answer =
        await() // health is not, where a call takes two seconds
            .until(
                () ->
                    distrusting.send(
                        HttpRequest.newBuilder(health).build(), BodyHandlers.ofString()),
                given -> given.statusCode() == 200);

    assertThat(answer.body()).contains("nkmedia");
  }

  @Test
  void keepsNotAnyNumberOfConnectionsFromOneAddress() {
    try (NkClient first = loggedIn();
        NkClient second = loggedIn()) {
      assertThatThrownBy(() -> NkClient.connected(trusting, uri("wss")))
          .cause()
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(404));
      for (NkClient client : List.of(first, second)) {
        await().until(() -> client.ok("core", "user", "list", Map.of()).path("admin").size() == 2);
      }
    }
  }

  /** As soon as the server has noticed that those of other tests are gone. */
  private NkClient loggedIn() {
    return await()
        .ignoreExceptions()
        .until(() -> NkClient.loggedIn(trusting, uri("wss")), Objects::nonNull);
  }

  private URI uri(String scheme) {
    return deployment.uri(scheme, Listener.NKMEDIA, "/");
  }
}
