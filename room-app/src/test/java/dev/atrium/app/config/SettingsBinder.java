package dev.atrium.app.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Reads settings into their records as a start does. */
final class SettingsBinder {
  private SettingsBinder() {}

  /**
   * The record with the given settings and its own defaults.
   *
   * @param settings each as {@code name=value}
   */
  static <T> T bind(String prefix, Class<T> type, String... settings) {
    Map<String, String> source = new HashMap<>();
    Arrays.stream(settings)
        .map(setting -> setting.split("=", 2))
        .forEach(pair -> source.put(pair[0], pair[1]));
    return new Binder(new MapConfigurationPropertySource(source)).bindOrCreate(prefix, type);
  }
}
