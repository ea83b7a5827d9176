package dev.atrium.ws.nkmedia;

import dev.atrium.core.MediaSession;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSignal;
import dev.atrium.ws.Notes;
import java.util.List;
import java.util.concurrent.Executor;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells subscribers what happens in the rooms, whichever wire made it happen (spec §4.6). On the
 * bus it only takes note. Whoever waits to hear of rooms when there are too many notes is cut off:
 * a client can ask again for what it sees, but not notice that something is missing.
 */
final class NkRoomEvents implements RoomListener {
  private static final String CLASS = "media";

  private final NkPublisher publisher;
  private final Notes notes;
  private final NkReceivers receivers;
  private final NkRoles roles = new NkRoles();

  /**
   * @param mostNotes of which each is an event that nobody has been told
   */
  NkRoomEvents(NkPublisher publisher, NkReceivers receivers, int mostNotes, Executor executor) {
    this.publisher = publisher;
    this.receivers = receivers;
    this.notes = new Notes(mostNotes, executor, () -> publisher.giveUp(CLASS));
  }

  @Override
  public void changed(RoomChange change) {
    if (roles.follow(change.event())) {
      note(() -> publish(change));
    }
  }

  @Override
  public void signalled(RoomSignal signal) {
    if (signal instanceof RoomSignal.DataSent sent) {
      note(() -> publish(sent));
    }
  }

  private void note(Runnable publication) {
    if (publisher.isAnybodyThereFor(CLASS)) {
      notes.add(publication);
    }
  }

  private void publish(RoomChange change) {
    switch (change.event()) {
      case RoomEvent.RoomStarted e -> publish(e.room(), "created", NkMapper.info(change.room()));
      case RoomEvent.RoomUpdated e -> publish(e.room(), "info", NkMapper.metadata(change.room()));
      case RoomEvent.RoomRenewed e -> {}
      case RoomEvent.TokensRevoked e -> {}
      case RoomEvent.StatusChanged e -> publish(e.room(), "status", NkMapper.status(e.changed()));
      case RoomEvent.RoomFinished e -> {
        NkError reason = NkErrors.of(e.reason(), e.room());
        publish(e.room(), "destroyed", NkMapper.ending(reason));
      }
      case RoomEvent.ParticipantEvent e -> publish(e);
    }
  }

  private void publish(RoomEvent.ParticipantEvent event) {
    switch (event) {
      case RoomEvent.ParticipantJoined e -> started(e, e.participant().legs());
      case RoomEvent.LegStarted e -> started(e, List.of(e.leg()));
      case RoomEvent.LegStopped e -> stopped(e, List.of(e.leg()));
      case RoomEvent.ParticipantLeft e -> stopped(e, e.participant().legs());
      case RoomEvent.ParticipantUpdated e ->
          publish(e.room(), "info", NkMapper.profile(e.participant()));
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

  private static List<MediaSession> becomesPublisher(RoomEvent.TrackPublished event) {
    return event
        .participant()
        .leg(event.track().leg())
        .filter(leg -> leg.role() == MediaSession.Role.BOTH)
        .stream()
        .toList();
  }

  private void started(RoomEvent.ParticipantEvent event, List<MediaSession> legs) {
    legs.forEach(leg -> publish(event, "started_member", leg));
  }

  private void stopped(RoomEvent.ParticipantEvent event, List<MediaSession> legs) {
    legs.forEach(leg -> publish(event, "stopped_member", leg));
  }

  private void publish(RoomEvent.ParticipantEvent event, String type, MediaSession leg) {
    ObjectNode body = NkMapper.memberOf(event.room().name(), event.participant(), leg);
    publish(event.room(), type, body);
  }

  private void publish(RoomRef room, String type, ObjectNode body) {
    publisher.publish(NkEvent.toAll(topic(room, type), body));
  }

  private void publish(RoomSignal.DataSent sent) {
    ObjectNode body = NkMapper.data(sent.packet(), sent.from());
    publisher.publish(new NkEvent(topic(sent.room(), "info"), body, receivers.of(sent)));
  }

  private static NkTopic topic(RoomRef room, String type) {
    return new NkTopic(CLASS, "room", type, room.name().value());
  }
}
