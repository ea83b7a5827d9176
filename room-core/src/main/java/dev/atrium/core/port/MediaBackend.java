package dev.atrium.core.port;

import dev.atrium.core.MediaProfile;
import dev.atrium.core.MediaSession;
import dev.atrium.core.RoomClass;
import dev.atrium.core.RoomRef;
import dev.atrium.core.TrackSid;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.LayerChoice;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.media.SessionDescription;
import java.util.Set;

/**
 * The media engine of this node, or its absence. It carries what the domain has decided, in the
 * domain's words: legs, tracks, and SDP as text. It decides nothing: who may hear whom comes with
 * each call.
 *
 * <p>Safe for several threads; calls about one leg may meet, and then any order is right. What is
 * said twice means what it meant once, and what is said of a leg, a track or a room that the engine
 * does not have (any more) means nothing. A call may take its time; it throws a {@link
 * dev.atrium.core.RoomException} with {@code MediaUnavailable} where the engine cannot be reached
 * or refuses.
 */
public interface MediaBackend {

  /** What rooms show as the backend that carries them, in nkMEDIA's words. */
  String name();

  /** Whether rooms of that class can be made here. */
  boolean serves(RoomClass roomClass);

  /** Whether there is an engine at all. Without one nothing but the two above is ever asked. */
  boolean isPresent();

  /** To whom it reports from now on; called once, before anything else. */
  void reportTo(MediaListener listener);

  /** Called before the first leg of the room comes to this node. */
  void openRoom(RoomRef room, MediaProfile profile);

  /** Called when its last leg has gone from this node; it may be opened again later. */
  void closeRoom(RoomRef room);

  /** Takes a leg into its open room, or changes what it is there for. */
  void attach(LegRef leg, MediaSession as);

  /** Lets go of a leg at once: nothing more flows over it, be its client willing or not. */
  void detach(LegRef leg);

  /** Takes what a client offers to send, and answers with the id of the offer. */
  SessionDescription offer(LegRef leg, SessionDescription offer);

  /** Takes a client's answer to the latest {@link MediaListener#offered}. */
  void answer(LegRef leg, SessionDescription answer);

  /** Takes a candidate of the client's. */
  void candidate(LegRef leg, IceCandidate candidate);

  /**
   * The client can be told things: offers it what there is, if only data channels, with new ICE
   * credentials. From now on, and not before, the engine offers again whenever it has to.
   */
  void negotiate(LegRef leg);

  /** From now on the leg gets these tracks and no others. */
  void subscribe(LegRef leg, Set<TrackSid> tracks);

  /** Gives a subscriber of a track what it wants of it, from now on. */
  void choose(LegRef leg, TrackSid track, LayerChoice choice);

  /** Lets nobody have what a publisher sends of its track, or goes on. */
  void mute(LegRef publisher, TrackSid track, boolean muted);

  /** Begins or ends recording what is published in a room. */
  void record(RoomRef room, boolean recording);
}
