package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class KeySourcesTest {
  @TempDir Path folder;

  @Test
  void addUpAndTheLaterOneCounts() throws IOException {
    var settings = Map.of("a", "of-settings", "b", "of-settings", "c", "of-settings");
    var file = file("c: of-file\nd: of-file");

    ConfiguredKeys keys =
        new KeySources(new KeysProperties(settings, file), "b: of-variable\nc: of-variable").read();

    assertThat(keys.secrets())
        .containsOnly(
            entry("a", "of-settings"),
            entry("b", "of-variable"),
            entry("c", "of-file"),
            entry("d", "of-file"));
    assertThat(keys.keys().get("a")).hasToString("ConfiguredKey[room.keys.a]");
    assertThat(keys.keys().get("b")).hasToString("ConfiguredKey[LIVEKIT_KEYS]");
    assertThat(keys.keys().get("c")).hasToString("ConfiguredKey[room.key-file]");
  }

  @Test
  void areTheSettingsAloneWhereNothingElseIsGiven() {
    var sources = new KeySources(new KeysProperties(Map.of("a", "x"), ""), "");

    assertThat(sources.read().secrets()).containsOnly(entry("a", "x"));
    assertThat(sources.file()).isEmpty();
  }

  @Test
  void namesWhereAMistakeIs() throws IOException {
    assertRefused(new KeySources(new KeysProperties(Map.of(), ""), "hidden"), "LIVEKIT_KEYS must");
    assertRefused(
        new KeySources(new KeysProperties(Map.of(), file("hidden")), ""), "room.key-file names ");
  }

  @Test
  void takeTheVariableAsItStands() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of("LIVEKIT_KEYS", "key: pa${ss}word")));

    KeySources sources = new KeyWiring().keySources(new KeysProperties(Map.of(), ""), environment);

    assertThat(sources.read().secrets()).containsOnly(entry("key", "pa${ss}word"));
  }

  private String file(String yaml) throws IOException {
    Path path = Files.writeString(folder.resolve("keys.yaml"), yaml);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    return path.toString();
  }

  private static void assertRefused(KeySources sources, String beginning) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(sources::read)
        .withMessageStartingWith(beginning)
        .withMessageNotContaining("hidden");
  }
}
