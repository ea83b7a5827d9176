package dev.atrium.ws.nkmedia;

import dev.atrium.core.DataPacket;
import dev.atrium.core.MediaSession;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSignal;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells subscribers what happens in the rooms, whichever wire made it happen (spec §4.6). On the
 * bus it only takes note; one task at a time works the notes off, in their order.
 */
final class NkRoomEvents implements RoomListener {
  private static final Logger log = LoggerFactory.getLogger(NkRoomEvents.class);
  private static final String CLASS = "media";

  private final NkPublisher publisher;
  private final Executor executor;
  private final Queue<Runnable> notes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger left = new AtomicInteger();

  NkRoomEvents(NkPublisher publisher, Executor executor) {
    this.publisher = publisher;
    this.executor = executor;
  }

  @Override
  public void changed(RoomChange change) {
    note(() -> publish(change));
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
      if (left.getAndIncrement() == 0) {
        executor.execute(this::workOff);
      }
    }
  }

  private void workOff() {
    do {
      try {
        notes.remove().run();
      } catch (RuntimeException e) {
        log.error("An event could not be told", e);
      }
    } while (left.decrementAndGet() > 0);
  }

  private void publish(RoomChange change) {
    switch (change.event()) {
      case RoomEvent.RoomStarted e -> publish(e.room(), "created", NkMapper.info(change.room()));
      case RoomEvent.RoomUpdated e -> publish(e.room(), "info", NkMapper.metadata(change.room()));
      case RoomEvent.RoomRenewed e -> {}
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
    }
  }

  /** A leg that both publishes and listens changes its role with the first track (domain §2). */
  private static List<MediaSession> becomesPublisher(RoomEvent.TrackPublished event) {
    Participant participant = event.participant();
    if (participant.tracks().size() > 1) {
      return List.of();
    }
    return participant
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
    publisher.publish(new NkEvent(topic(sent.room(), "info"), body, receivers(sent.packet())));
  }

  /** A packet for some of those inside is told to connections of these users alone. */
  private static Predicate<NkSubscriber> receivers(DataPacket packet) {
    if (packet.destinations().isEmpty() && packet.destinationSids().isEmpty()) {
      return subscriber -> true;
    }
    var users =
        packet.destinations().stream()
            .map(ParticipantIdentity::value)
            .collect(Collectors.toUnmodifiableSet());
    return subscriber -> users.contains(subscriber.user());
  }

  private static NkTopic topic(RoomRef room, String type) {
    return new NkTopic(CLASS, "room", type, room.name().value());
  }
}
