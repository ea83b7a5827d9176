package dev.atrium.app.scenario;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import dev.atrium.core.Rooms;
import dev.atrium.core.SampleRooms;
import dev.atrium.core.access.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As it is deployed: with profile {@code prod}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsPortTest {
  private static final String SECRET = "0123456789012345678901234567890123456789";

  private final HttpClient http = HttpClient.newHttpClient();
  private Deployment deployment;

  @BeforeAll
  void start() {
    deployment =
        Deployment.startInProd(
            "room.keys.APIexample=" + SECRET,
            "room.turn.secrets=" + SECRET,
            "room.users.root.password=of-root",
            "room.users.root.role=admin",
            "room.users.ana.password=of-ana");
  }

  @AfterAll
  void stop() {
    deployment.close();
    http.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "health/liveness", "health/readiness", "info"})
  void tellsEverybodyHowItIs(String endpoint) throws Exception {
    await().until(() -> get(endpoint, "").statusCode() == 200);
  }

  @Test
  void tellsOnlyAdministratorsWhatItConsistsOf() throws Exception {
    await().until(() -> get("health", "").statusCode() == 200); // no wire took two seconds
    JsonNode full = json(get("health", "root:of-root"));

    for (String credentials : new String[] {"", "ana:of-ana"}) {
      JsonNode brief = json(get("health", credentials));
      assertThat(brief.path("status").asString()).isEqualTo("UP");
      assertThat(brief.has("components")).as(credentials).isFalse();
    }
    assertThat(full.at("/components/store/details/rooms").isNumber()).isTrue();
    for (String component : new String[] {"store", "twirp", "nkmedia", "thrift"}) {
      assertThat(full.at("/components/" + component + "/status").asString())
          .as(component)
          .isEqualTo("UP");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 401",
    "root:wrong, 401",
    "nobody:of-root, 401",
    "ana:of-ana, 403",
    "root:of-root, 200"
  })
  void showsMetricsAndWebhooksToAdministrators(String credentials, int status) throws Exception {
    assertThat(get("prometheus", credentials).statusCode()).isEqualTo(status);
    assertThat(get("webhooks", credentials).statusCode()).isEqualTo(status);
  }

  @Test
  void countsRooms() throws Exception {
    Rooms rooms = deployment.context().getBean(Rooms.class);
    Caller caller = Caller.unlimited("test");
    rooms.create(caller, SampleRooms.leased(LOBBY));
    rooms.create(caller, SampleRooms.leased(STUDIO));
    rooms.delete(caller, SampleRooms.delete(LOBBY));

    await()
        .untilAsserted(
            () ->
                assertThat(get("prometheus", "root:of-root").body())
                    .contains(
                        "room_active_rooms 1.0",
                        "room_created_rooms_total 2.0",
                        "room_removed_rooms_total 1.0",
                        "room_expired_rooms_total 0.0"));
  }

  @Test
  void saysWhichBuildItIs() throws Exception {
    assertThat(json(get("info", "")).at("/build/artifact").asString()).isEqualTo("room-app");
  }

  @Test
  void hasNothingElse() throws Exception {
    URI elsewhere = deployment.uri("http", Listener.OPERATIONS, "/");

    assertThat(send(HttpRequest.newBuilder(elsewhere)).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String endpoint, String credentials) throws Exception {
    URI uri = deployment.uri("http", Listener.OPERATIONS, "/actuator/" + endpoint);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (!credentials.isEmpty()) {
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return send(request);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }
}
