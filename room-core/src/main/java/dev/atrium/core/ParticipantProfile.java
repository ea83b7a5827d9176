package dev.atrium.core;

import java.util.Map;

/** What a participant tells the others about itself. */
public record ParticipantProfile(String name, String metadata, Map<String, String> attributes) {
  public static final ParticipantProfile EMPTY = new ParticipantProfile("", "", Map.of());

  public ParticipantProfile {
    attributes = Map.copyOf(attributes);
  }
}
