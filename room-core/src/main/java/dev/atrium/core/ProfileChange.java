package dev.atrium.core;

import java.util.HashMap;
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

  /** That profile after this change. */
  public ParticipantProfile over(ParticipantProfile profile) {
    return new ParticipantProfile(
        name.orElse(profile.name()),
        metadata.orElse(profile.metadata()),
        merged(profile.attributes()));
  }

  private Map<String, String> merged(Map<String, String> old) {
    Map<String, String> merged = new HashMap<>(old);
    attributes.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            merged.remove(key);
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }
}
