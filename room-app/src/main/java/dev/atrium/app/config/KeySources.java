package dev.atrium.app.config;

import dev.atrium.app.config.ConfiguredKeys.ConfiguredKey;
import dev.atrium.app.keys.KeyFile;
import dev.atrium.app.keys.KeyList;
import dev.atrium.app.keys.UnusableKeysException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where API keys are written down: in the settings, in LiveKit's environment variable, in a key
 * file. All of them are good; where two name the same key, the later one counts.
 */
final class KeySources {
  static final String FILE = "room.key-file";
  static final String VARIABLE = "LIVEKIT_KEYS";

  private final KeysProperties settings;
  private final String variable;

  /**
   * @param variable what {@link #VARIABLE} holds; empty if it is not set
   */
  KeySources(KeysProperties settings, String variable) {
    this.settings = settings;
    this.variable = variable;
  }

  /** The only source that can change while the application runs. */
  Optional<KeyFile> file() {
    return settings.file().map(KeyFile::new);
  }

  /** What they hold now. */
  ConfiguredKeys read() {
    Map<String, ConfiguredKey> keys = new LinkedHashMap<>();
    settings
        .keys()
        .forEach((key, secret) -> keys.put(key, new ConfiguredKey(secret, "room.keys." + key)));
    ofVariable().forEach((key, secret) -> keys.put(key, new ConfiguredKey(secret, VARIABLE)));
    ofFile().forEach((key, secret) -> keys.put(key, new ConfiguredKey(secret, FILE)));
    return new ConfiguredKeys(keys);
  }

  private Map<String, String> ofVariable() {
    try {
      return variable.isBlank() ? Map.of() : KeyList.parse(variable);
    } catch (UnusableKeysException e) {
      throw new InvalidSettingException(VARIABLE, e.demand());
    }
  }

  private Map<String, String> ofFile() {
    Optional<KeyFile> file = file();
    try {
      return file.isPresent() ? file.get().read() : Map.of();
    } catch (UnusableKeysException e) {
      throw new InvalidSettingException(FILE, e.demand());
    }
  }
}
