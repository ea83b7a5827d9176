package dev.atrium.webhook;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.WebhookEvent;
import dev.atrium.core.Participant;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantEvent;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.TrackPublished;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import dev.atrium.core.RoomSnapshot;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.Track;
import dev.atrium.livekit.JsonStyle;
import dev.atrium.livekit.JsonWriter;
import dev.atrium.livekit.LivekitMapper;
import java.util.Optional;

/** Stored events in the words of LiveKit's receivers (LiveKit spec §5.1 and §5.2). */
final class WebhookWriter {
  private final EventFilter filter;
  private final boolean fullRoom;

  /**
   * @param fullRoom whether events of tracks show the whole room, not only which it is
   */
  WebhookWriter(EventFilter filter, boolean fullRoom) {
    this.filter = filter;
    this.fullRoom = fullRoom;
  }

  /** Whether receivers are told of such an event. */
  boolean tells(StoredEvent stored) {
    return name(stored).isPresent();
  }

  /** The same bytes whenever it is asked; empty for events that receivers are not told of. */
  Optional<Webhook> write(StoredEvent stored) {
    return name(stored)
        .map(name -> new Webhook(name, body(name, stored, stored.snapshot().orElseThrow())));
  }

  /** Events of releases that did not keep the room with them cannot be told. */
  private Optional<EventName> name(StoredEvent stored) {
    return stored.snapshot().isEmpty()
        ? Optional.empty()
        : EventName.of(stored.event()).filter(filter::sends);
  }

  private byte[] body(EventName name, StoredEvent stored, RoomSnapshot room) {
    RoomEvent event = stored.event();
    WebhookEvent.Builder message =
        WebhookEvent.newBuilder()
            .setEvent(name.text())
            .setId(EventSids.of(stored))
            .setCreatedAt(event.at().getEpochSecond());
    switch (event) {
      case TrackPublished e -> track(message, e, e.track(), room);
      case TrackUnpublished e -> track(message, e, e.track(), room);
      case ParticipantLeft e ->
          message
              .setRoom(full(e, room))
              .setParticipant(LivekitMapper.departed(e.participant(), e.reason()));
      case ParticipantEvent e ->
          message.setRoom(full(e, room)).setParticipant(LivekitMapper.participant(e.participant()));
      case RoomEvent e -> message.setRoom(full(e, room));
    }
    return JsonWriter.write(message.build(), JsonStyle.TERSE);
  }

  private void track(
      WebhookEvent.Builder message, ParticipantEvent event, Track track, RoomSnapshot room) {
    Participant participant = event.participant();
    message
        .setRoom(fullRoom ? full(event, room) : LivekitMapper.reference(event.room()).build())
        .setParticipant(
            ParticipantInfo.newBuilder()
                .setSid(participant.sid().value())
                .setIdentity(participant.identity().value()))
        .setTrack(LivekitMapper.track(track));
  }

  private static dev.atrium.api.livekit.Room full(RoomEvent event, RoomSnapshot room) {
    return LivekitMapper.room(event.room(), room);
  }
}
