package dev.atrium.core.engine;

import dev.atrium.core.MediaSession;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.Track;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackType;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.Layer;
import dev.atrium.core.media.LegListener;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.media.SessionDescription;
import dev.atrium.core.port.MediaBackend;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A leg in the hands of the media engine: what its client wants, and what the engine was told. What
 * the engine is to do follows from the room as it is at that moment, so that of two changes at once
 * the later one is what counts.
 */
final class MediaLeg {
  /** More than there are tracks in any room that a client could show. */
  private static final int MOST_WISHES = 4_096;

  private final LegRef ref;
  private final MediaBackend media;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<TrackSid, Boolean> wishes = new LinkedHashMap<>();
  private final Set<TrackSid> muted = new HashSet<>();
  private Set<TrackSid> heard = Set.of();
  private volatile LegListener listener = Unheard.INSTANCE;

  MediaLeg(LegRef ref, MediaBackend media) {
    this.ref = ref;
    this.media = media;
  }

  LegRef ref() {
    return ref;
  }

  LegListener listener() {
    return listener;
  }

  void follow(LegListener changed) {
    listener = changed;
  }

  /** What its client says counts more than what legs like it get without asking. */
  void want(Collection<TrackSid> tracks, boolean wanted) {
    lock.lock();
    try {
      tracks.forEach(track -> want(track, wanted));
    } finally {
      lock.unlock();
    }
  }

  private void want(TrackSid track, boolean wanted) {
    wishes.remove(track);
    wishes.put(track, wanted);
    if (wishes.size() > MOST_WISHES) {
      wishes.remove(wishes.keySet().iterator().next());
    }
  }

  /**
   * Has the engine do what follows from the room.
   *
   * @param now looked at when this leg's turn has come
   * @return whether the leg is still there, as far as {@code now} tells
   */
  boolean settle(Supplier<Optional<Room>> now) {
    lock.lock();
    try {
      Optional<Room> room = now.get();
      Optional<Participant> self = room.flatMap(this::self);
      Optional<MediaSession> leg = self.flatMap(participant -> participant.leg(ref.id()));
      if (leg.isEmpty()) {
        return false;
      }
      hear(tracks(room.get(), self.get(), leg.get()));
      mute(self.get());
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Participant> self(Room room) {
    return room.participant(ref.stay().identity())
        .filter(participant -> participant.sid().equals(ref.stay().sid()));
  }

  private void hear(Set<TrackSid> tracks) {
    if (!tracks.equals(heard)) {
      media.subscribe(ref, tracks);
      heard = tracks;
    }
  }

  private Set<TrackSid> tracks(Room room, Participant self, MediaSession leg) {
    Set<TrackSid> tracks = new HashSet<>();
    if (leg.role() == MediaSession.Role.PUBLISHER) {
      return tracks;
    }
    for (Participant publisher : room.participants().values()) {
      for (Track track : publisher.tracks()) {
        if (isWanted(track, leg) && publisher.mayBeHeardBy(self, track.sid())) {
          tracks.add(track.sid());
        }
      }
    }
    return tracks;
  }

  /** Data goes over channels of its own. */
  private boolean isWanted(Track track, MediaSession leg) {
    boolean unasked = leg.peer().map(track.leg()::equals).orElse(leg.autoSubscribe());
    return track.options().type() != TrackType.DATA && wishes.getOrDefault(track.sid(), unasked);
  }

  private void mute(Participant self) {
    Set<TrackSid> published = new HashSet<>();
    for (Track track : self.tracks()) {
      if (track.leg().equals(ref.id())) {
        published.add(track.sid());
        if (track.muted() != muted.contains(track.sid())) {
          media.mute(ref, track.sid(), track.muted());
          note(track);
        }
      }
    }
    muted.retainAll(published);
  }

  private void note(Track told) {
    if (told.muted()) {
      muted.add(told.sid());
    } else {
      muted.remove(told.sid());
    }
  }

  /** Nobody is there yet who could be told. */
  private enum Unheard implements LegListener {
    INSTANCE;

    @Override
    public void offered(SessionDescription offer) {}

    @Override
    public void found(IceCandidate candidate) {}

    @Override
    public void layersWanted(TrackSid track, Set<Layer> layers) {}
  }
}
