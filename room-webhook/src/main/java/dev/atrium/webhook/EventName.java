package dev.atrium.webhook;

import dev.atrium.core.ParticipantState;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantActive;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.ParticipantUpdated;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomEvent.TrackPublished;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What receivers call an event (LiveKit spec §5.1). */
enum EventName {
  ROOM_STARTED,
  ROOM_FINISHED,
  PARTICIPANT_JOINED,
  PARTICIPANT_LEFT,
  PARTICIPANT_CONNECTION_ABORTED,
  TRACK_PUBLISHED,
  TRACK_UNPUBLISHED,

  // Ours: sent only where they are asked for by name.
  ROOM_METADATA_CHANGED,
  PARTICIPANT_UPDATED,

  // The original's, of things that are not here: filters may name them.
  EGRESS_STARTED,
  EGRESS_UPDATED,
  EGRESS_ENDED,
  INGRESS_STARTED,
  INGRESS_ENDED,
  AGENT_JOB_STARTED,
  AGENT_JOB_ENDED;

  /** Empty for events that no receiver is told of. */
  static Optional<EventName> of(RoomEvent event) {
    return Optional.ofNullable(nullable(event));
  }

  private static @Nullable EventName nullable(RoomEvent event) {
    return switch (event) {
      case RoomStarted e -> ROOM_STARTED;
      case RoomFinished e -> ROOM_FINISHED;
      case RoomUpdated e -> ROOM_METADATA_CHANGED;
      case ParticipantActive e -> PARTICIPANT_JOINED;
      case ParticipantLeft e ->
          e.participant().state() == ParticipantState.ACTIVE
              ? PARTICIPANT_LEFT
              : PARTICIPANT_CONNECTION_ABORTED;
      case ParticipantUpdated e -> PARTICIPANT_UPDATED;
      case TrackPublished e -> TRACK_PUBLISHED;
      case TrackUnpublished e -> TRACK_UNPUBLISHED;
      case RoomEvent e -> null; // the original has no word for the others
    };
  }

  /** The event of that name as it is written in settings. */
  static Optional<EventName> named(String text) {
    return Arrays.stream(values()).filter(name -> name.text().equals(text)).findFirst();
  }

  /** Whether it is sent only where it is asked for. */
  boolean isAdditional() {
    return this == ROOM_METADATA_CHANGED || this == PARTICIPANT_UPDATED;
  }

  /** As receivers read it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
