package dev.atrium.core;

import java.util.Map;
import java.util.Optional;

/**
 * What is to change about a participant; empty keeps what is there.
 *
 * @param attributes a value sets, an empty value removes, keys not named stay
 */
public record ProfileChange(
    Optional<String> name, Optional<String> metadata, Map<String, String> attributes) {
  public static final ProfileChange NONE =
      new ProfileChange(Optional.empty(), Optional.empty(), Map.of());

  public ProfileChange {
    attributes = Map.copyOf(attributes);
  }
}
