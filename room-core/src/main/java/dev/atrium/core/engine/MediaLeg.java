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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A leg in the hands of the media engine: what its client wants, and what the engine was told. What
 * the engine is to do follows from the room as it is at that moment, so that of two changes at once
 * the later one is what counts. Calls that change what the engine has of it never meet.
 */
final class MediaLeg {
  private final LegRef ref;
  private final MediaBackend media;
  private final ReentrantLock lock = new ReentrantLock();
  private final Wishes wishes = new Wishes();
  private final Set<TrackSid> muted = new HashSet<>();

  /** Whether they are held back the engine may or may not know. */
  private final Set<TrackSid> doubtful = new HashSet<>();

  /** Null while the engine may or may not have taken the last word. */
  private @Nullable Set<TrackSid> heard = Set.of();

  private boolean attached;
  private volatile boolean released;
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
    wishes.add(tracks, wanted);
  }

  /** Whether the engine has let go of it; then it is never used again. */
  boolean isReleased() {
    return released;
  }

  /**
   * Has the engine take it, or tells the engine what it is there for now, as long as it is there.
   *
   * @param now looked at when this leg's turn has come
   * @return whether it was not released before
   */
  boolean attach(Supplier<Optional<Room>> now) {
    lock.lock();
    try {
      if (released) {
        return false;
      }
      Optional<MediaSession> as =
          now.get().flatMap(this::self).flatMap(participant -> participant.leg(ref.id()));
      if (as.isPresent()) {
        media.attach(ref, as.get());
        attached = true;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Has the engine let go of it, even if it never took it. */
  void release() {
    lock.lock();
    try {
      if (!released) {
        media.detach(ref);
        released = true;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the engine do what follows from the room, which is to let go of a leg that is not there any
   * more. Of one that the engine has not taken yet nothing else is said.
   *
   * @param now looked at when this leg's turn has come
   */
  void settle(Supplier<Optional<Room>> now) {
    lock.lock();
    try {
      Optional<Room> room = now.get();
      Optional<Participant> self = room.flatMap(this::self);
      Optional<MediaSession> leg = self.flatMap(participant -> participant.leg(ref.id()));
      if (leg.isEmpty()) {
        release();
      } else if (attached && !released) {
        hear(tracks(room.get(), self.get(), leg.get()));
        mute(self.get());
      }
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
      heard = null;
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
    return track.options().type() != TrackType.DATA && wishes.include(track.sid(), unasked);
  }

  private void mute(Participant self) {
    Set<TrackSid> published = new HashSet<>();
    for (Track track : self.tracks()) {
      if (track.leg().equals(ref.id())) {
        published.add(track.sid());
        hold(track);
      }
    }
    muted.retainAll(published);
    doubtful.retainAll(published);
  }

  private void hold(Track track) {
    if (track.muted() == muted.contains(track.sid()) && !doubtful.contains(track.sid())) {
      return;
    }
    doubtful.add(track.sid());
    media.mute(ref, track.sid(), track.muted());
    doubtful.remove(track.sid());
    if (track.muted()) {
      muted.add(track.sid());
    } else {
      muted.remove(track.sid());
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
