package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.config.Listener;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingTest {

  @Test
  void tellsClientsToComeBackAndKeepsTheirRooms(@TempDir Path folder) throws Exception {
    String[] settings = {
      "room.store.kind=sqlite", "room.store.sqlite.file=" + folder.resolve("atrium.db")
    };
    String room;
    try (HttpClient http = HttpClient.newHttpClient();
        Deployment deployment = Deployment.start(settings)) {
      URI ws = deployment.uri("ws", Listener.NKMEDIA, "/");
      NkClient idle = NkClient.loggedIn(http, ws);
      room = twirp(deployment).create();

      deployment.context().close();

      assertThat(idle.closeCode()).isEqualTo(1012);
    }
    try (Deployment again = Deployment.start(settings)) {
      assertThat(twirp(again).sees(room)).isTrue();
    }
  }

  private static TwirpWire twirp(Deployment deployment) {
    String server = deployment.uri("http", Listener.HTTP, "").toString();
    return new TwirpWire(TwirpWire.sdk(server));
  }
}
