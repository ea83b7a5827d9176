package dev.atrium.core.memory;

import dev.atrium.core.RoomClass;
import dev.atrium.core.port.MediaBackend;

/**
 * The honest absence of a media engine: rooms are made and show the backend that is configured, and
 * whatever needs media is refused.
 */
public record NoMedia(String name) implements MediaBackend {
  @Override
  public boolean serves(RoomClass roomClass) {
    return roomClass == RoomClass.SFU;
  }
}
