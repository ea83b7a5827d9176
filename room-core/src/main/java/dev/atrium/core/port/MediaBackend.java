package dev.atrium.core.port;

import dev.atrium.core.RoomClass;

/** The media engine of this node, or its absence. */
public interface MediaBackend {

  /** What rooms show as the backend that carries them, in nkMEDIA's words. */
  String name();

  /** Whether rooms of that class can be made here. */
  boolean serves(RoomClass roomClass);
}
