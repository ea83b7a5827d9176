package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.config.Listener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is said when everything has started. */
@ExtendWith(OutputCaptureExtension.class)
class StartReportTest {
  private static final String SECRET = "0123456789012345678901234567890123456789";
  private static final Pattern TRIAL =
      Pattern.compile("curl (http://\\S+/CreateRoom) .{0,40}?(Bearer [^']+)'", Pattern.DOTALL);

  @Test
  void tellsDevelopersWhereEverythingIsAndHowToTryIt(CapturedOutput output) throws Exception {
    try (Deployment deployment = Deployment.start("logging.level.dev.atrium=info")) {
      assertThat(output)
          .contains(
              "Twirp       " + deployment.uri("http", Listener.HTTP, "/twirp/livekit.RoomService/"),
              "nkMEDIA     " + deployment.uri("ws", Listener.NKMEDIA, "/"),
              "and " + deployment.uri("http", Listener.HTTP, "/thrift"),
              "Operations  " + deployment.uri("http", Listener.OPERATIONS, "/actuator/health"),
              "DEVELOPMENT SECRETS ARE IN USE (room.keys.devkey)");
      assertThat(tried(output)).isEqualTo(200);
    }
  }

  @Test
  void tellsOperatorsNoSecret(CapturedOutput output) {
    Deployment.startIn(
            "prod",
            "server.port=0",
            "room.ws.port=0",
            "room.thrift.enabled=false",
            "management.server.port=0",
            "room.store.kind=memory",
            "room.keys.APIexample=" + SECRET,
            "room.turn.secrets=" + SECRET,
            "logging.level.dev.atrium=info",
            "logging.structured.format.console=")
        .close();

    assertThat(output)
        .contains("Twirp       http://0.0.0.0:", "Thrift      (switched off), and http://0.0.0.0:")
        .doesNotContain("Bearer")
        .doesNotContain("DEVELOPMENT")
        .doesNotContain(SECRET);
  }

  /** As somebody does who copies the command. */
  private static int tried(CapturedOutput output) throws Exception {
    Matcher trial = TRIAL.matcher(output);
    assertThat(trial.find()).as("%s", output).isTrue();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(trial.group(1)))
            .header("Authorization", trial.group(2))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"lobby\"}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
