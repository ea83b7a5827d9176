package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever starts it wrongly reads one sentence that says what to do, and no stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"server.port", "room.ws.port", "room.thrift.port", "management.server.port"})
  void namesTheSettingOfATakenPort(String property, CapturedOutput output) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      refuses(property + "=" + port);

      assertThat(output)
          .contains("Port " + port + " is taken", "choose another port by " + property + ".");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "room.ttl=soon, room.ttl must be a duration such as 30s or 5m",
    "room.ttl=0s, room.ttl must be between 1s and 24h",
    "room.store.kind=oracle, 'room.store.kind must be one of sqlite, memory'",
    "server.port=http, Invalid value 'http' for configuration property 'server.port'",
    "room.auto-create=perhaps, room.auto-create must be true or false",
    "room.limits.max-metadata-size=big, room.limits.max-metadata-size must be a size",
    "room.ws.address=no such host, room.ws.address must be an address of this machine",
    "room.ws.idle-timeout=1s, room.ws.idle-timeout must be at least 5s",
    "room.ws.ping-interval=1s, room.ws.ping-interval must be 5s or longer",
    "room.webhook.delivery=perhaps, 'room.webhook.delivery must be one of durable, original'",
    "room.webhook.exclude-events=room_start, room.webhook has no event called room_start",
    "room.webhook.retry-for=-1s, room.webhook.retry-for must not be negative",
    "room.users.ana.role=boss, 'room.users.ana.role must be one of member, operator, admin'",
    "room.ws.queue-messages=1, 'Description:\n\nroom.ws.queue-messages must be 2 or more'",
    "room.max-room=5, room.max-room is no setting: check how it is spelt",
    "room.users=ana, room.users is no setting",
    "room.users.ana.passwort=x, room.users.ana.passwort is no setting",
    "room.users.admin.password={pbkdf2}xyz, room.users.admin.password must hold a whole pbkdf2",
  })
  void namesASettingThatCannotBe(String setting, String sentence, CapturedOutput output) {
    refuses(setting);

    assertThat(output).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "room.defaults.empty-timeout=later, 'be a duration such as 30s or 5m, or never'",
    "room.thrift.anonymous-grants=all, be a list in which each entry is one of room_create",
    "room.webhook.urls=http://[, be a list in which each entry is an address such as https",
    "room.store.kind=oracle, 'be one of sqlite, memory'",
  })
  void saysWhatASettingOfAnotherFormMustBe(String setting, String form, CapturedOutput output) {
    refuses(setting);

    assertThat(output).contains(setting.split("=", 2)[0] + " must " + form);
  }

  @AfterEach
  void showsNoStackTrace(CapturedOutput output) {
    assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
  }

  @Test
  void keepsAMisplacedSecretToItself(CapturedOutput output) {
    refuses("room.turn.enabled=misplaced-secret");

    assertThat(output)
        .contains("room.turn.enabled must be true or false")
        .doesNotContain("misplaced-secret");
  }

  @Test
  void keepsThePasswordInAnAddressThatIsNoneToItself(CapturedOutput output) {
    refuses(
        "room.turn.mode=user-database",
        "room.turn.realm=example.org",
        "room.turn.redis.uri=redis://:misplaced^secret@host");

    assertThat(output)
        .contains("room.turn.redis.uri must be of the form redis://host:port")
        .doesNotContain("misplaced", "^secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"server.address", "room.ws.address", "room.thrift.address"})
  void namesAnAddressThatIsNotOfThisMachine(String property, CapturedOutput output) {
    refuses(
        property + "=192.0.2.1",
        "room.keys.devkey=x",
        "room.users.admin.password=x",
        "room.turn.secrets=x",
        "room.anonymous-wires=thrift");

    assertThat(output).contains("cannot listen", property);
  }

  @Test
  void namesAReceiverOnAPrivateAddress(CapturedOutput output) {
    refuses(
        "room.webhook.urls=http://127.0.0.1:9/hook?token=misplaced-secret",
        "room.webhook.api-key=devkey",
        "room.webhook.refuse-private-addresses=true");

    assertThat(output)
        .contains("the host 127.0.0.1", "room.webhook.allowed-private-hosts")
        .doesNotContain("misplaced-secret");
  }

  @Test
  void namesWhatADeploymentLacks(CapturedOutput output) {
    assertThatThrownBy(() -> Deployment.startIn("prod").close());

    assertThat(output).containsPattern("room\\.[a-z.]+ must ");
  }

  @Test
  void namesWhoeverHasTheStore(CapturedOutput output) {
    String[] settings = settings(folder.resolve("atrium.db"));
    try (Deployment first = Deployment.start(settings)) {
      assertThat(first.context().isRunning()).isTrue();

      refuses(settings);
    }

    assertThat(output).contains("is in use by", "room.store.sqlite.file");
  }

  @Test
  void namesAStoreThatIsNone(CapturedOutput output) throws IOException {
    Path file = Files.writeString(folder.resolve("letter.db"), "Dear reader, ".repeat(1000));

    refuses(settings(file));

    assertThat(output).contains(file.toString(), "room.store.sqlite.file");
  }

  @Test
  void namesAKeyFileThatOthersMayRead(CapturedOutput output) throws IOException {
    Path file = Files.writeString(folder.resolve("keys.yaml"), "key: misplaced-secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    refuses("LIVEKIT_KEY_FILE=" + file);

    assertThat(output)
        .contains("room.key-file names " + file + ", which must give others no rights")
        .doesNotContain("misplaced-secret");
  }

  private static String[] settings(Path file) {
    return new String[] {"room.store.kind=sqlite", "room.store.sqlite.file=" + file};
  }

  private void refuses(String... settings) {
    assertThatThrownBy(() -> Deployment.start(settings).close());
  }
}
