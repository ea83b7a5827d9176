package dev.atrium.store.sqlite;

import dev.atrium.core.RoomEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names under which events are stored. They stay, whatever becomes of the classes. */
enum EventType {
  ROOM_STARTED("room_started", RoomEvent.RoomStarted.class),
  ROOM_UPDATED("room_updated", RoomEvent.RoomUpdated.class),
  ROOM_RENEWED("room_renewed", RoomEvent.RoomRenewed.class),
  STATUS_CHANGED("status_changed", RoomEvent.StatusChanged.class),
  ROOM_FINISHED("room_finished", RoomEvent.RoomFinished.class),
  PARTICIPANT_JOINED("participant_joined", RoomEvent.ParticipantJoined.class),
  PARTICIPANT_ACTIVE("participant_active", RoomEvent.ParticipantActive.class),
  PARTICIPANT_UPDATED("participant_updated", RoomEvent.ParticipantUpdated.class),
  PARTICIPANT_LEFT("participant_left", RoomEvent.ParticipantLeft.class),
  LEG_STARTED("leg_started", RoomEvent.LegStarted.class),
  LEG_STOPPED("leg_stopped", RoomEvent.LegStopped.class),
  TRACK_PUBLISHED("track_published", RoomEvent.TrackPublished.class),
  TRACK_UNPUBLISHED("track_unpublished", RoomEvent.TrackUnpublished.class),
  TRACK_MUTED("track_muted", RoomEvent.TrackMuted.class),
  LEG_ACTIVE("leg_active", RoomEvent.LegActive.class),
  TRACK_ANNOUNCED("track_announced", RoomEvent.TrackAnnounced.class),
  TRACK_WITHDRAWN("track_withdrawn", RoomEvent.TrackWithdrawn.class),
  TRACK_UPDATED("track_updated", RoomEvent.TrackUpdated.class),
  LEG_INACTIVE("leg_inactive", RoomEvent.LegInactive.class),
  SIGNAL_LOST("signal_lost", RoomEvent.SignalLost.class),
  STAY_RESUMED("stay_resumed", RoomEvent.StayResumed.class),
  AUDIENCE_CHANGED("audience_changed", RoomEvent.AudienceChanged.class),
  TOKENS_REVOKED("tokens_revoked", RoomEvent.TokensRevoked.class);

  private static final Map<Class<?>, EventType> BY_CLASS = by(EventType::eventClass);
  private static final Map<String, EventType> BY_NAME = by(EventType::storedName);

  private final String storedName;
  private final Class<? extends RoomEvent> eventClass;

  EventType(String storedName, Class<? extends RoomEvent> eventClass) {
    this.storedName = storedName;
    this.eventClass = eventClass;
  }

  static EventType of(RoomEvent event) {
    return known(BY_CLASS.get(event.getClass()), event.getClass());
  }

  static EventType named(String storedName) {
    return known(BY_NAME.get(storedName), storedName);
  }

  String storedName() {
    return storedName;
  }

  Class<? extends RoomEvent> eventClass() {
    return eventClass;
  }

  private static EventType known(@Nullable EventType type, Object asked) {
    if (type == null) {
      throw new IllegalArgumentException("no stored form of events for " + asked);
    }
    return type;
  }

  private static <K> Map<K, EventType> by(Function<EventType, K> key) {
    return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(key, type -> type));
  }
}
