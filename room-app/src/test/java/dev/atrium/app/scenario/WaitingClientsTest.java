package dev.atrium.app.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import dev.atrium.core.Patience;
import io.livekit.server.AccessToken;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that do nothing, be they few or many. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaitingClientsTest {
  /** More than there would be threads, if those were counted as is the custom. */
  private static final int MANY = 250;

  private final HttpClient http = HttpClient.newHttpClient();
  private Deployment deployment;

  @BeforeAll
  void start() {
    deployment = Deployment.start("room.signal.ping-interval=1s", "room.signal.ping-timeout=1m");
  }

  @AfterAll
  void stop() {
    deployment.close();
    http.close();
  }

  @Test
  void whoSaysNothingOverSignallingIsPingedAndStays() {
    AtomicInteger pings = new AtomicInteger();
    AtomicInteger ends = new AtomicInteger();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            pings.incrementAndGet();
            return WebSocket.Listener.super.onPing(socket, message);
          }

          @Override
          public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ends.incrementAndGet();
            return WebSocket.Listener.super.onClose(socket, code, reason);
          }
        };

    WebSocket socket = http.newWebSocketBuilder().buildAsync(signalling(), listener).join();

    await().until(() -> pings.get() >= 2 || ends.get() > 0);
    assertThat(ends).hasValue(0);
    socket.abort();
  }

  @ParameterizedTest
  @EnumSource(
      value = Listener.class,
      names = {"HTTP", "NKMEDIA"})
  void whoeverDoesNotFinishARequestKeepsNobodyWaiting(Listener listener) throws Exception {
    List<Socket> unfinished = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        unfinished.add(unfinished(listener));
      }

      HttpRequest healthy =
          HttpRequest.newBuilder(deployment.uri("http", listener, "/rtc/validate"))
              .timeout(Patience.LIMIT)
              .build();
      assertThat(http.send(healthy, BodyHandlers.discarding()).statusCode()).isBetween(400, 499);
      try (NkClient client = NkClient.loggedIn(http, deployment.uri("ws", Listener.NKMEDIA, "/"))) {
        assertThat(client.ok("media", "room", "get_list", Map.of())).isEmpty();
      }
    } finally {
      for (Socket socket : unfinished) {
        socket.close();
      }
    }
  }

  /** As far as its body, which each wire reads at another point. */
  private Socket unfinished(Listener listener) throws IOException {
    InetSocketAddress server = deployment.address(listener);
    Socket socket = new Socket(server.getAddress(), server.getPort());
    String credentials = Base64.getEncoder().encodeToString("admin:1234".getBytes(UTF_8));
    String header =
        listener == Listener.NKMEDIA ? "Authorization: Basic " + credentials : "Accept: */*";
    String request =
        """
        POST /twirp/livekit.RoomService/ListRooms HTTP/1.1
        Host: localhost
        %s
        Content-Type: application/json
        Content-Length: 20

        {"""
            .formatted(header)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private URI signalling() {
    AccessToken token = new AccessToken("devkey", "secret");
    token.setIdentity("silent");
    token.addGrants(new RoomJoin(true), new RoomName("lobby"));
    String path = "/rtc?protocol=15&access_token=" + token.toJwt();
    return deployment.uri("ws", Listener.HTTP, path);
  }
}
