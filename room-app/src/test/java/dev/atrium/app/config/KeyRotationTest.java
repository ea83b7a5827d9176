package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.atrium.app.keys.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class KeyRotationTest {
  private static final String OLD = "old-secret-0123456789012345678901234567";
  private static final String NEW = "new-secret-0123456789012345678901234567";

  @TempDir Path folder;
  private Path path;
  private KeyRing ring;
  private WebhookSigning webhooks;
  private KeyRotation rotation;

  @BeforeEach
  void start() throws IOException {
    path = folder.resolve("keys.yaml");
    write("APIold: " + OLD);
    var settings = new KeysProperties(Map.of("APIsettings", OLD), path.toString());
    var sources = new KeySources(settings, "");
    ConfiguredKeys keys = sources.read();
    ring = new KeyRing(keys.secrets());
    webhooks =
        new WebhookSigning(
            new WebhookProperties(List.of(URI.create("https://example.org/hook")), "APIold"), ring);
    rotation = new KeyRotation(sources.file().orElseThrow(), sources, check(keys), ring, webhooks);
    settle();
  }

  @Test
  void leavesTheKeysOfTheSameFileAlone(CapturedOutput output) {
    var before = ring.get();

    settle();

    assertThat(ring.get()).isSameAs(before);
    assertThat(output).isEmpty();
  }

  @Test
  void putsTheKeysOfAChangedFileInPlaceOfTheOldOnes(CapturedOutput output) throws IOException {
    write("APInew: " + NEW);

    settle();

    assertThat(ring.secretOf("APInew")).hasValue(NEW);
    assertThat(ring.secretOf("APIold")).isEmpty();
    assertThat(ring.secretOf("APIsettings")).as("stands elsewhere").hasValue(OLD);
    assertThat(output).contains("The API keys have changed: 2 are good now");
  }

  @Test
  void saysOnceThatTheKeyOfWebhooksIsGoneAndOnceThatItIsBack(CapturedOutput output)
      throws IOException {
    assertThat(webhooks.health().getDetails()).containsExactly(entry("receivers", 1));

    for (String yaml : List.of("APInew: " + NEW, "APInewer: " + NEW)) {
      write(yaml);
      settle();
    }
    assertThat(webhooks.health().getStatus()).isEqualTo(Status.UP);
    assertThat(webhooks.health().getDetails())
        .containsEntry("waiting", "room.webhook.api-key is none of the API keys");

    write("APIold: " + NEW);
    settle();
    assertThat(webhooks.health().getDetails()).containsExactly(entry("receivers", 1));
    assertThat(output)
        .containsOnlyOnce("room.webhook.api-key is none of the API keys any more: webhooks wait")
        .containsOnlyOnce("room.webhook.api-key is an API key again: webhooks go on");
  }

  @Test
  void doesNotMissTheKeyOfWebhooksWhereThereAreNone(CapturedOutput output) {
    var none = new WebhookSigning(new WebhookProperties(List.of(), ""), ring);

    none.keysChanged();

    assertThat(output).isEmpty();
    assertThat(none.health().getDetails()).containsExactly(entry("receivers", 0));
  }

  @Test
  void waitsUntilNobodyWritesAnyMore() throws IOException {
    for (String part : List.of("AP", "APInew: " + NEW.substring(0, 5), "APInew: " + NEW)) {
      write(part);
      rotation.look();
      assertThat(ring.secretOf("APIold")).isPresent();
    }

    rotation.look();

    assertThat(ring.secretOf("APInew")).hasValue(NEW);
  }

  @Test
  void keepsTheOldKeysBesideABrokenFileAndSaysSoOnce(CapturedOutput output) throws IOException {
    write("APInew: " + NEW + "\nAPIold");

    settle();
    settle();

    assertThat(ring.secretOf("APIold")).hasValue(OLD);
    assertThat(ring.secretOf("APInew")).isEmpty();
    assertThat(output).containsOnlyOnce("The API keys stay as they were");
    assertThat(output).contains("room.key-file names").doesNotContain(NEW).doesNotContain(OLD);
  }

  @Test
  void keepsTheOldKeysWhileTheFileIsAway(CapturedOutput output) throws IOException {
    Files.delete(path);
    settle();
    assertThat(ring.secretOf("APIold")).hasValue(OLD);
    assertThat(output).containsOnlyOnce("which is not there");

    write("APInew: " + NEW);
    settle();
    assertThat(ring.secretOf("APInew")).hasValue(NEW);
  }

  @Test
  void takesAFileUpOnceOthersHaveNoRightsAnyMore() throws IOException {
    write("APInew: " + NEW);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    settle();
    assertThat(ring.secretOf("APInew")).isEmpty();

    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    settle();
    assertThat(ring.secretOf("APInew")).hasValue(NEW);
  }

  @Test
  void refusesWhatTheStartWouldHaveRefused(CapturedOutput output) throws IOException {
    write("APInew: " + DevelopmentSecrets.SECRET);

    settle();

    assertThat(ring.secretOf("APIold")).hasValue(OLD);
    assertThat(output).contains("room.key-file holds a development secret");
  }

  private void settle() {
    for (int i = 0; i < 3; i++) {
      rotation.look();
    }
  }

  private void write(String yaml) throws IOException {
    Files.writeString(path, yaml);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  private static DeploymentCheck check(ConfiguredKeys keys) {
    var environment = new MockEnvironment();
    environment.setActiveProfiles("prod");
    var known =
        new DevelopmentSecrets(
            keys, new UsersProperties(Map.of()), new TurnProperties(true, List.of(), List.of()));
    return new DeploymentCheck(environment, known, new Listeners(environment));
  }
}
