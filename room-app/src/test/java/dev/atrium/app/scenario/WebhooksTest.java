package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import io.livekit.server.RoomServiceClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import livekit.LivekitWebhook.WebhookEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a back end is told that takes webhooks with LiveKit's own library. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private WebhookReceiver receiver;
  private Deployment deployment;
  private RoomServiceClient twirp;
  private int before;

  @BeforeAll
  void start() {
    receiver = new WebhookReceiver("devkey", "secret");
    deployment =
        Deployment.start(
            "room.webhook.urls=" + receiver.url(),
            "room.webhook.api-key=devkey",
            "room.webhook.retry-for=0s",
            "room.webhook.additional-events=room_metadata_changed");
    twirp = TwirpWire.sdk(deployment.uri("http", Listener.HTTP, "").toString());
  }

  @BeforeEach
  void remember() {
    before = receiver.taken().size();
  }

  @AfterAll
  void stop() {
    deployment.close();
    receiver.close();
    http.close();
  }

  @Test
  void theLibraryTakesWhatIsSent() throws IOException {
    twirp.createRoom("lobby").execute();
    twirp.updateRoomMetadata("lobby", "día").execute();
    twirp.deleteRoom("lobby").execute();

    List<WebhookEvent> told = awaitTold(3);
    assertThat(told)
        .extracting(WebhookEvent::getEvent)
        .containsExactly("room_started", "room_metadata_changed", "room_finished");
    assertThat(told.getLast().getRoom().getMetadata()).isEqualTo("día");
    assertThat(told).extracting(WebhookEvent::getId).doesNotHaveDuplicates();
    assertThat(receiver.refused()).isEmpty();
  }

  @Test
  void anAdministratorSendsEventsOnceMore() throws Exception {
    String path = "/actuator/webhooks/" + name();
    String position = json(path).at("/overview/live/position").asString();
    twirp.createRoom("replayed").execute();
    awaitTold(1);

    JsonNode answer = post(path + "/replay", "{\"after\":\"" + position + "\"}");

    assertThat(answer.path("events").asInt()).isEqualTo(1);
    List<WebhookEvent> told = awaitTold(2);
    assertThat(told.get(1)).isEqualTo(told.get(0));
  }

  @Test
  void anAdministratorSeesAndRepeatsWhatWasNeverTaken() throws Exception {
    String path = "/actuator/webhooks/" + name();
    receiver.answer(() -> 500);
    twirp.createRoom("never").execute();
    await().untilAsserted(() -> assertThat(json(path).path("deadLetters").values()).hasSize(1));
    JsonNode letter = json(path).at("/deadLetters/0");
    assertThat(letter.path("name").asString()).isEqualTo("room_started");
    assertThat(letter.path("reason").asString()).isEqualTo("status 500");

    receiver.answer(() -> 200);
    post(path + "/redeliver", "{\"event\":\"" + letter.path("event").asString() + "\"}");

    assertThat(awaitTold(1).getFirst().getRoom().getName()).isEqualTo("never");
    await().untilAsserted(() -> assertThat(json(path).path("deadLetters").isEmpty()).isTrue());
  }

  private List<WebhookEvent> awaitTold(int count) {
    await()
        .untilAsserted(
            () -> assertThat(receiver.taken()).hasSizeGreaterThanOrEqualTo(before + count));
    assertThat(receiver.taken()).hasSize(before + count);
    return receiver.taken().subList(before, before + count);
  }

  private String name() throws Exception {
    return json("/actuator/webhooks").at("/receivers/0/receiver").asString();
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private JsonNode post(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    URI uri = deployment.uri("http", Listener.OPERATIONS, path);
    byte[] credentials = "admin:1234".getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return JsonMapper.shared()
        .readTree(http.send(request.build(), BodyHandlers.ofByteArray()).body());
  }
}
