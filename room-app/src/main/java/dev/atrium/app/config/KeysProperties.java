package dev.atrium.app.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * API keys and their secrets, which are never printed.
 *
 * @param keys secrets by key; keys are told apart by case, which environment variables do not keep
 * @param keyFile a file with more of them; empty for none
 */
@ConfigurationProperties("room")
public record KeysProperties(
    @DefaultValue Map<String, String> keys, @DefaultValue("") String keyFile) {

  public KeysProperties {
    keys.forEach(
        (key, secret) -> Require.that(!secret.isEmpty(), "room.keys." + key, "must have a secret"));
    keys = Map.copyOf(keys);
  }

  Optional<Path> file() {
    return keyFile.isBlank() ? Optional.empty() : Optional.of(Path.of(keyFile));
  }

  @Override
  public String toString() {
    return "KeysProperties" + keys.keySet();
  }
}
