package dev.atrium.ws.nkmedia;

import dev.atrium.core.MediaSession;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomRef;
import dev.atrium.core.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a stored event says in the words of this wire (spec §4.6): a frame, several or none, the
 * same ones whenever it is read.
 */
final class NkRoomNews {
  static final String CLASS = "media";

  private final RoomRef room;
  private final List<NkEvent> frames = new ArrayList<>(1);

  private NkRoomNews(RoomRef room) {
    this.room = room;
  }

  /**
   * Its frames.
   *
   * @param place of the event among all
   */
  static List<NkEvent> of(StoredEvent stored, long place) {
    List<NkEvent> frames = of(stored.event());
    List<NkEvent> placed = new ArrayList<>(frames.size());
    for (NkEvent frame : frames) {
      placed.add(frame.stored(stored, placed.size() + 1, place));
    }
    return placed;
  }

  static NkTopic topic(RoomRef room, String type) {
    return new NkTopic(CLASS, "room", type, room.name().value());
  }

  /** Whether somebody who subscribes to that can be told of the room. */
  static boolean isAbout(NkTopic topic, RoomRef room) {
    return topic.kind().equals(CLASS)
        && (topic.objId().equals(NkTopic.ANY) || topic.objId().equals(room.name().value()));
  }

  private static List<NkEvent> of(RoomEvent event) {
    NkRoomNews news = new NkRoomNews(event.room());
    switch (event) {
      case RoomEvent.RoomStarted e -> news.tell("created", NkMapper.info(Room.of(e)));
      case RoomEvent.RoomUpdated e -> news.tell("info", NkMapper.metadata(e.settings()));
      case RoomEvent.RoomRenewed e -> {}
      case RoomEvent.TokensRevoked e -> {}
      case RoomEvent.StatusChanged e -> news.tell("status", NkMapper.status(e.changed()));
      case RoomEvent.RoomFinished e ->
          news.tell("destroyed", NkMapper.ending(NkErrors.of(e.reason(), e.room())));
      case RoomEvent.ParticipantEvent e -> news.add(e);
    }
    return news.frames;
  }

  private void add(RoomEvent.ParticipantEvent event) {
    switch (event) {
      case RoomEvent.ParticipantJoined e -> started(e, e.participant().legs());
      case RoomEvent.LegStarted e -> started(e, List.of(e.leg()));
      case RoomEvent.LegStopped e -> stopped(e, List.of(e.leg()));
      case RoomEvent.ParticipantLeft e -> stopped(e, e.participant().legs());
      case RoomEvent.ParticipantUpdated e -> tell("info", NkMapper.profile(e.participant()));
      case RoomEvent.TrackPublished e -> started(e, becomesPublisher(e));
      case RoomEvent.ParticipantActive e -> {} // of a leg, not of a room
      case RoomEvent.LegActive e -> {}
      case RoomEvent.TrackUnpublished e -> {}
      case RoomEvent.TrackMuted e -> {}
      case RoomEvent.TrackAnnounced e -> {} // between a client and its server
      case RoomEvent.TrackWithdrawn e -> {}
      case RoomEvent.TrackUpdated e -> {}
      case RoomEvent.LegInactive e -> {}
      case RoomEvent.SignalLost e -> {}
      case RoomEvent.StayResumed e -> {}
      case RoomEvent.AudienceChanged e -> {}
    }
  }

  /** With its first track, a leg that both publishes and listens changes its role (domain §2). */
  private static List<MediaSession> becomesPublisher(RoomEvent.TrackPublished event) {
    return event
        .participant()
        .leg(event.track().leg())
        .filter(leg -> event.first() && leg.role() == MediaSession.Role.BOTH)
        .stream()
        .toList();
  }

  private void started(RoomEvent.ParticipantEvent event, List<MediaSession> legs) {
    legs.forEach(leg -> tell(event, "started_member", leg));
  }

  private void stopped(RoomEvent.ParticipantEvent event, List<MediaSession> legs) {
    legs.forEach(leg -> tell(event, "stopped_member", leg));
  }

  private void tell(RoomEvent.ParticipantEvent event, String type, MediaSession leg) {
    tell(type, NkMapper.memberOf(event.room().name(), event.participant(), leg));
  }

  private void tell(String type, ObjectNode body) {
    frames.add(NkEvent.toAll(topic(room, type), body));
  }
}
