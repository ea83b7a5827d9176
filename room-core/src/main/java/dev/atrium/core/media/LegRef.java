package dev.atrium.core.media;

import dev.atrium.core.MediaSessionId;
import dev.atrium.core.RoomRef;
import dev.atrium.core.Stay;
import dev.atrium.core.StayRef;
import java.util.Optional;

/** One leg of one stay. Once the leg is over, or its stay is, it refers to nothing. */
public record LegRef(StayRef stay, MediaSessionId id) {

  /** The one leg of a LiveKit client, which is called like its stay. */
  public static LegRef whole(StayRef stay) {
    return new LegRef(stay, new MediaSessionId(stay.sid().value()));
  }

  /** That one of a stay which was asked for by an id, or by none. */
  public static LegRef of(Stay stay, Optional<MediaSessionId> id) {
    return id.map(known -> new LegRef(stay.ref(), known)).orElseGet(() -> whole(stay.ref()));
  }

  public RoomRef room() {
    return stay.room();
  }
}
