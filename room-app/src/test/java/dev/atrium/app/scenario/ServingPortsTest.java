package dev.atrium.app.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each port serves its own wire, and knows nothing of the others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingPortsTest {
  private static final String ORIGIN = "https://pages.example";
  private static final String TWIRP = "/twirp/livekit.RoomService/ListRooms";

  private final HttpClient http = HttpClient.newHttpClient();
  private Deployment deployment;

  @BeforeAll
  void start() {
    deployment =
        Deployment.start(
            "room.ws.path=/nk",
            "room.ws.max-connections=2",
            "room.thrift.cors.allowed-origins=" + ORIGIN);
  }

  /** Those of other tests are gone, and were not merely announced. */
  @BeforeEach
  void awaitNobody() {
    await().until(() -> connections() == 0);
  }

  @AfterAll
  void stop() {
    deployment.close();
    http.close();
  }

  @ParameterizedTest
  @CsvSource({"NKMEDIA, 404", "OPERATIONS, 404", "HTTP, 401"})
  void twirpIsServedOnThePublicPortAlone(Listener listener, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(deployment.uri("http", listener, TWIRP))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();

    assertThat(send(request).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource(
      value = Listener.class,
      names = {"HTTP", "OPERATIONS"})
  void nkMediaIsServedOnItsOwnPortAlone(Listener listener) {
    assertThatThrownBy(() -> open(listener, "/nk"))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @ParameterizedTest
  @CsvSource({"NKMEDIA, 404", "OPERATIONS, 404", "HTTP, 200"})
  void thriftOverHttpIsServedOnThePublicPortAlone(Listener listener, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(deployment.uri("http", listener, "/thrift"))
            .header("Content-Type", "application/vnd.apache.thrift.json")
            .POST(BodyPublishers.ofString("[1,\"health\",1,1,{}]"))
            .build();

    assertThat(send(request).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({ORIGIN + ", " + ORIGIN, "https://elsewhere.example, "})
  void pagesThatMayCallThriftSeeThatTheirTokenIsRefused(String origin, @Nullable String allowed)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(deployment.uri("http", Listener.HTTP, "/thrift"))
            .header("Content-Type", "application/vnd.apache.thrift.json")
            .header("Authorization", "Bearer wrong")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString("[1,\"health\",1,1,{}]"))
            .build();

    HttpResponse<String> answer = send(request);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin").orElse(null))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @EnumSource(
      value = Listener.class,
      mode = Mode.EXCLUDE,
      names = {"OPERATIONS", "THRIFT"})
  void operationsAreServedOnTheirOwnPortAlone(Listener listener) throws Exception {
    URI health = deployment.uri("http", listener, "/actuator/health");

    assertThat(send(HttpRequest.newBuilder(health).build()).statusCode()).isEqualTo(404);
  }

  @Test
  void thriftsOwnPortSaysThatItIsNoWebServer() throws IOException {
    var address = deployment.address(Listener.THRIFT);
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 400");
    }
  }

  @ParameterizedTest
  @CsvSource({"/nk", "/nk/", "/nk/deeper", "//nk"})
  void nkMediaIsServedBelowItsPath(String path) {
    WebSocket socket = served(path);

    assertThat(socket.getSubprotocol()).isEmpty();
    socket.abort();
  }

  @ParameterizedTest
  @CsvSource({"/", "/nkx", "/other/nk"})
  void nkMediaIsServedNowhereElse(String path) {
    assertThat(refusal(path)).isEqualTo(404);
  }

  @Test
  void nkMediaAnswersPlainHttpWithNothing() throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(deployment.uri("http", Listener.NKMEDIA, "/nk")).build());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("server")).hasValue("NkPACKET");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void nkMediaAnswersSingleRequestsBelowItsPath() throws Exception {
    String credentials = Base64.getEncoder().encodeToString("admin:1234".getBytes(UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(deployment.uri("http", Listener.NKMEDIA, "/nk/rpc"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"class\":\"core\",\"cmd\":\"ping\"}"));

    assertThat(send(request.build()).statusCode()).isEqualTo(401);
    request.header("Authorization", "Basic " + credentials);
    assertThat(send(request.build()).body()).isEqualTo("{\"result\":\"ok\"}");
  }

  @ParameterizedTest
  @CsvSource({"NKMEDIA, 431", "HTTP, 404"})
  void headsOfRequestsAreAsLongAsTheirWireNeeds(Listener listener, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(deployment.uri("http", listener, "/elsewhere"))
            .header("X-Long", "x".repeat(20_000))
            .build();

    assertThat(send(request).statusCode()).isEqualTo(status);
  }

  @Test
  void nkMediaTakesNoMoreConnectionsThanItMay() {
    WebSocket first = served("/nk");
    WebSocket second = served("/nk");

    int third = refusal("/nk");

    assertThat(third).isEqualTo(404);
    first.abort();
    second.abort();
  }

  private int refusal(String path) {
    try {
      open(Listener.NKMEDIA, path).abort();
      return 101;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? refused.getResponse().statusCode()
          : 0;
    }
  }

  /** One that has its place, which it takes after the handshake. */
  private WebSocket served(String path) {
    double before = connections();
    WebSocket socket = open(Listener.NKMEDIA, path);
    await().until(() -> connections() > before);
    return socket;
  }

  private double connections() {
    MeterRegistry meters = deployment.context().getBean(MeterRegistry.class);
    return meters.get("room.ws.connections").gauge().value();
  }

  private WebSocket open(Listener listener, String path) {
    return http.newWebSocketBuilder()
        .buildAsync(deployment.uri("ws", listener, path), new WebSocket.Listener() {})
        .join();
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }
}
