package dev.atrium.core.engine;

import dev.atrium.core.RoomError.LegNotFound;
import dev.atrium.core.RoomError.MediaUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomRef;
import dev.atrium.core.TrackSid;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.LayerChoice;
import dev.atrium.core.media.LegListener;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.media.Media;
import dev.atrium.core.media.SessionDescription;
import dev.atrium.core.port.MediaBackend;
import java.util.Collection;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Media} over the port. */
final class MediaEngine implements Media {
  private static final Logger log = LoggerFactory.getLogger(MediaEngine.class);

  private final MediaBackend media;
  private final MediaRooms rooms;
  private final LiveRooms live;
  private final Executor executor;

  MediaEngine(MediaPorts ports, MediaRooms rooms, LiveRooms live) {
    this.media = ports.backend();
    this.rooms = rooms;
    this.live = live;
    this.executor = ports.executor();
  }

  @Override
  public void follow(LegRef leg, LegListener listener) {
    MediaLeg known = rooms.find(leg);
    if (known != null) {
      known.follow(listener);
      executor.execute(() -> negotiate(leg));
    }
  }

  private void negotiate(LegRef leg) {
    try {
      media.negotiate(leg);
    } catch (RuntimeException e) {
      log.warn("The media engine does not offer anything to {}", leg.id(), e);
      rooms.giveUp(leg);
    }
  }

  @Override
  public SessionDescription offer(LegRef leg, SessionDescription offer) {
    require(leg);
    return media.offer(leg, offer);
  }

  @Override
  public void answer(LegRef leg, SessionDescription answer) {
    require(leg);
    media.answer(leg, answer);
  }

  @Override
  public void candidate(LegRef leg, IceCandidate candidate) {
    require(leg);
    media.candidate(leg, candidate);
  }

  @Override
  public void want(LegRef leg, Collection<TrackSid> tracks, boolean wanted) {
    MediaLeg known = require(leg);
    known.want(tracks, wanted);
    rooms.settle(known);
  }

  @Override
  public void choose(LegRef leg, TrackSid track, LayerChoice choice) {
    require(leg);
    media.choose(leg, track, choice);
  }

  @Override
  public void record(Caller caller, RoomName room, boolean recording) {
    caller.require(Grant.ROOM_ADMIN, room);
    RoomRef ref = live.get(room).ref();
    requirePresence();
    media.record(ref, recording);
  }

  private MediaLeg require(LegRef leg) {
    requirePresence();
    MediaLeg known = rooms.find(leg);
    if (known == null) {
      throw new RoomException(new LegNotFound(leg.room().name(), leg.id()));
    }
    return known;
  }

  private void requirePresence() {
    if (!media.isPresent()) {
      throw new RoomException(new MediaUnavailable());
    }
  }
}
