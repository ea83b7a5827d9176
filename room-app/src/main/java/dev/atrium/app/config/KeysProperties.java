package dev.atrium.app.config;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * API keys and their secrets, which are never printed.
 *
 * @param keys secrets by key; keys are told apart by case, which environment variables do not keep
 */
@ConfigurationProperties("room")
public record KeysProperties(@DefaultValue Map<String, String> keys) {

  public KeysProperties {
    keys.forEach(
        (key, secret) -> Require.that(!secret.isEmpty(), "room.keys." + key, "must have a secret"));
    keys = Map.copyOf(keys);
  }

  @Override
  public String toString() {
    return "KeysProperties" + keys.keySet();
  }
}
