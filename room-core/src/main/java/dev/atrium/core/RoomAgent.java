package dev.atrium.core;

import java.util.Map;

/** An agent that is to be dispatched into the room as soon as there is one to take the job. */
public record RoomAgent(
    String agentName, String metadata, Map<String, String> attributes, String deployment) {
  public RoomAgent {
    attributes = Map.copyOf(attributes);
  }
}
