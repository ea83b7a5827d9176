package dev.atrium.app.config;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The API keys of one moment, with where each was written down. */
record ConfiguredKeys(Map<String, ConfiguredKey> keys) {

  ConfiguredKeys {
    keys = Map.copyOf(keys);
  }

  /**
   * One of them.
   *
   * @param property what to change to change it
   */
  record ConfiguredKey(String secret, String property) {
    @Override
    public String toString() {
      return "ConfiguredKey[" + property + "]";
    }
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  Map<String, String> secrets() {
    return keys.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().secret()));
  }

  Optional<ConfiguredKey> find(String key) {
    return Optional.ofNullable(keys.get(key));
  }

  /** Where a secret stands that everybody knows. */
  Optional<String> developmentSecret() {
    return keys.values().stream()
        .filter(key -> key.secret().equals(DevelopmentSecrets.SECRET))
        .map(ConfiguredKey::property)
        .findFirst();
  }
}
