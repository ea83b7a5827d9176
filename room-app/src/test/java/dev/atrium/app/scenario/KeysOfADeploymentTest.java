package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.atrium.app.config.Listener;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a file, as a deployment with profile {@code prod} has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysOfADeploymentTest {
  private static final String SECRET = "0123456789012345678901234567890123456789";
  private final Date expiry = Date.from(Instant.now().plus(Duration.ofHours(1)));

  @TempDir static Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Path file;
  private Deployment deployment;

  @BeforeAll
  void start() throws IOException {
    file = folder.resolve("keys.yaml");
    write("APIfirst: " + SECRET + "\nAPIlast: " + SECRET);
    deployment = Deployment.startInProd("room.turn.enabled=false", "room.key-file=" + file);
  }

  @AfterAll
  void stop() {
    deployment.close();
    http.close();
  }

  @Test
  void eachSignsTokensUntilItIsTakenOut() throws Exception {
    String first = token("APIfirst", expiry);
    String last = token("APIlast", expiry);
    assertThat(status(first)).isEqualTo(200);
    assertThat(status(last)).isEqualTo(200);

    write("APIlast: " + SECRET + "\nAPInew: " + SECRET);

    await().until(() -> status(first) == 401);
    assertThat(answer(first).body()).isEqualTo("invalid API key");
    assertThat(status(last)).isEqualTo(200);
    assertThat(status(token("APInew", expiry))).isEqualTo(200);
    assertThat(loginResult("APIfirst", first)).isEqualTo("error");
    assertThat(loginResult("APIlast", last)).isEqualTo("ok");
  }

  @Test
  void signNoTokenThatNeverExpires() throws Exception {
    HttpResponse<String> answer = answer(token("APIlast", null));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "invalid authorization token: token has invalid claims:"
                + " token is missing required claim: exp claim is required");
  }

  private int status(String token) throws Exception {
    return answer(token).statusCode();
  }

  private HttpResponse<String> answer(String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                deployment.uri("http", Listener.HTTP, "/twirp/livekit.RoomService/ListRooms"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private String loginResult(String key, String token) {
    try (NkClient client = NkClient.connected(http, deployment.uri("ws", Listener.NKMEDIA, "/"))) {
      return client
          .ask("core", "user", "login", Map.of("user", key, "password", token))
          .path("result")
          .asString();
    }
  }

  private static String token(String key, @Nullable Date expiry) throws JOSEException {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(key)
            .expirationTime(expiry)
            .claim("video", Map.of("roomList", true))
            .build();
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new MACSigner(SECRET));
    return token.serialize();
  }

  /** As tools do that replace a file: all at once. */
  private void write(String yaml) throws IOException {
    Path next = Files.writeString(folder.resolve("next.yaml"), yaml);
    Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
