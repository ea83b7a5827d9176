package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.config.Listener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** TURN credentials over HTTP, as the whole application serves them. */
class TurnOverHttpTest {
  private static final String PAGE = "https://app.example.org";

  @Test
  void thereAreNoneUnlessTheyAreSwitchedOn() throws Exception {
    try (Deployment deployment = Deployment.start()) {
      assertThat(ask(deployment, "/turn", "lobby", "").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void theyAreThoseThatThriftTells() throws Exception {
    try (Deployment deployment =
            Deployment.start(
                "room.turn.http.enabled=true",
                "room.turn.http.path=/relay",
                "room.turn.http.allowed-origins=" + PAGE,
                "room.turn.uris=turn:turn.example.org:3478");
        ThriftClient thrift = new ThriftClient(deployment.address(Listener.THRIFT))) {
      ThriftClient.RoomInfo room = thrift.create();

      HttpResponse<String> answer = ask(deployment, "/relay", room.id(), "");

      JsonNode json = JsonMapper.shared().readTree(answer.body());
      assertThat(json.path("username").asString()).isEqualTo(room.username());
      assertThat(json.path("password").asString()).isEqualTo(room.password());
      assertThat(json.path("ttl").asLong()).isBetween(3_590L, 3_600L);
      assertThat(json.at("/uris/0").asString()).isEqualTo("turn:turn.example.org:3478");
      assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
      HttpResponse<String> refused = ask(deployment, "/relay", room.id(), "Bearer nonsense");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
    }
  }

  private static HttpResponse<String> ask(
      Deployment deployment, String path, String room, String authorization) throws Exception {
    URI uri = deployment.uri("http", Listener.HTTP, path + "?service=turn&username=" + room);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Origin", PAGE);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }
}
