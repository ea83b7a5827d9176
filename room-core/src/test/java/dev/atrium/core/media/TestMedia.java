package dev.atrium.core.media;

import dev.atrium.core.MediaProfile;
import dev.atrium.core.MediaSession;
import dev.atrium.core.RoomClass;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomError.MediaUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomRef;
import dev.atrium.core.TrackSid;
import dev.atrium.core.port.DataEndpoint;
import dev.atrium.core.port.DataListener;
import dev.atrium.core.port.MediaBackend;
import dev.atrium.core.port.MediaListener;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A media engine without media, in one thread's hands: it remembers what it was told, echoes
 * offers, and takes an answer for a connection that is up. Everything else it notices when the test
 * says so.
 */
public final class TestMedia implements MediaBackend, DataEndpoint {
  private final Map<LegRef, TestLeg> legs = new LinkedHashMap<>();
  private final Map<RoomRef, MediaProfile> rooms = new HashMap<>();
  private final Set<RoomRef> recorded = new HashSet<>();
  private @Nullable MediaListener listener;
  private @Nullable DataListener dataListener;
  private Predicate<LegRef> refused = leg -> false;
  private Predicate<LegRef> kept = leg -> false;
  private Predicate<LegRef> deaf = leg -> false;
  private Consumer<LegRef> attaching = leg -> {};

  /** From now on it takes no such leg, and does nothing for one. */
  public void refuse(Predicate<LegRef> such) {
    refused = such;
  }

  /** From now on it fails to let go of such a leg. */
  public void keep(Predicate<LegRef> such) {
    kept = such;
  }

  /** From now on it does what it is told of the tracks of such a leg, but fails to say so. */
  public void failAfter(Predicate<LegRef> such) {
    deaf = such;
  }

  /** What happens elsewhere while it takes a leg. */
  public void whileAttaching(Consumer<LegRef> event) {
    attaching = event;
  }

  /** What it would notice by itself. */
  public MediaListener notices() {
    return Objects.requireNonNull(listener);
  }

  /** A client sends something over a data channel. */
  public void receive(LegRef from, DataChannel channel, byte[] message) {
    Objects.requireNonNull(dataListener).received(from, channel, message);
  }

  public Set<LegRef> legs() {
    return Set.copyOf(legs.keySet());
  }

  public TestLeg leg(LegRef leg) {
    return Objects.requireNonNull(legs.get(leg), "no such leg");
  }

  public Set<RoomRef> rooms() {
    return Set.copyOf(rooms.keySet());
  }

  public Set<RoomRef> recorded() {
    return recorded;
  }

  @Override
  public String name() {
    return RoomDefaults.STANDARD.media().backend();
  }

  @Override
  public boolean serves(RoomClass roomClass) {
    return roomClass == RoomClass.SFU;
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public void reportTo(MediaListener heard) {
    listener = heard;
  }

  @Override
  public void reportTo(DataListener heard) {
    dataListener = heard;
  }

  @Override
  public void openRoom(RoomRef room, MediaProfile profile) {
    rooms.put(room, profile);
  }

  @Override
  public void closeRoom(RoomRef room) {
    rooms.remove(room);
    legs.keySet().removeIf(leg -> leg.room().equals(room));
  }

  @Override
  public void attach(LegRef leg, MediaSession as) {
    require(leg);
    attaching.accept(leg);
    if (rooms.containsKey(leg.room())) {
      legs.computeIfAbsent(leg, fresh -> new TestLeg());
    }
  }

  @Override
  public void detach(LegRef leg) {
    if (kept.test(leg)) {
      throw new RoomException(new MediaUnavailable());
    }
    legs.remove(leg);
  }

  /** The answer is the offer. */
  @Override
  public SessionDescription offer(LegRef leg, SessionDescription offer) {
    require(leg);
    return offer;
  }

  @Override
  public void answer(LegRef leg, SessionDescription answer) {
    require(leg);
    TestLeg known = legs.get(leg);
    if (known != null && answer.id() == known.offers()) {
      known.bringUp();
      notices().up(leg);
    }
  }

  @Override
  public void candidate(LegRef leg, IceCandidate candidate) {
    leg(leg).candidates().add(candidate);
  }

  @Override
  public void negotiate(LegRef leg) {
    require(leg);
    TestLeg known = legs.get(leg);
    if (known != null) {
      offer(leg, known);
    }
  }

  /** Offers anew to a leg that may be offered to. */
  @Override
  public void subscribe(LegRef leg, Set<TrackSid> tracks) {
    require(leg);
    TestLeg known = legs.get(leg);
    if (known != null) {
      known.give(tracks);
      if (known.offers() > 0) {
        offer(leg, known);
      }
      failIfDeaf(leg);
    }
  }

  private void failIfDeaf(LegRef leg) {
    if (deaf.test(leg)) {
      throw new RoomException(new MediaUnavailable());
    }
  }

  private void offer(LegRef leg, TestLeg known) {
    known.countOffer();
    Map<String, String> sections =
        known.tracks().stream()
            .collect(Collectors.toMap(track -> "mid-" + track.value(), TrackSid::value));
    String sdp = "offer " + known.offers() + " to " + leg.stay().identity().value();
    notices().offered(leg, new SessionDescription(known.offers(), sdp, sections));
  }

  @Override
  public void choose(LegRef leg, TrackSid track, LayerChoice choice) {
    leg(leg).choices().put(track, choice);
  }

  @Override
  public void mute(LegRef publisher, TrackSid track, boolean muted) {
    TestLeg known = legs.get(publisher);
    if (known != null && muted) {
      known.muted().add(track);
    } else if (known != null) {
      known.muted().remove(track);
    }
    failIfDeaf(publisher);
  }

  @Override
  public void record(RoomRef room, boolean recording) {
    if (recording) {
      recorded.add(room);
    } else {
      recorded.remove(room);
    }
  }

  @Override
  public boolean reaches(LegRef leg) {
    TestLeg known = legs.get(leg);
    return known != null && known.isUp();
  }

  @Override
  public void send(LegRef leg, DataChannel channel, byte[] message) {
    leg(leg).send(channel, message);
  }

  private void require(LegRef leg) {
    if (refused.test(leg)) {
      throw new RoomException(new MediaUnavailable());
    }
  }
}
