package dev.atrium.core.media;

import dev.atrium.core.RoomName;
import dev.atrium.core.TrackSid;
import dev.atrium.core.access.Caller;
import java.util.Collection;

/**
 * The media of the legs of this node, as those drive them who hold their connections. What concerns
 * everybody in a room (tracks, who is active, who talks, how good the links are) they hear as
 * events and signals of the room.
 *
 * <p>Each call may take as long as the engine does. It is refused with {@link
 * dev.atrium.core.RoomError.MediaUnavailable} where there is no engine, and then with {@link
 * dev.atrium.core.RoomError.LegNotFound} where the leg is over or is another node's.
 */
public interface Media {

  /**
   * Tells the listener from now on what is for the client of the leg, and nobody who was told
   * before; has the engine offer anew, with new ICE credentials. Nothing is ever offered to a leg
   * that nobody follows: call this when the client can be told, and again when it is back. Returns
   * at once, and does nothing where there is no engine or no such leg.
   */
  void follow(LegRef leg, LegListener listener);

  /**
   * Hands over the client's offer of what it sends.
   *
   * @return the answer, with the id of the offer
   */
  SessionDescription offer(LegRef leg, SessionDescription offer);

  /** Hands over the client's answer to the latest offer. */
  void answer(LegRef leg, SessionDescription answer);

  void candidate(LegRef leg, IceCandidate candidate);

  /**
   * Says which tracks the leg is to get, or not to get, from now on, whatever it gets without
   * asking. They may be yet to come; it gets none that its participant may not have.
   */
  void want(LegRef leg, Collection<TrackSid> tracks, boolean wanted);

  /** Says what the leg wants of a track that it gets. */
  void choose(LegRef leg, TrackSid track, LayerChoice choice);

  /** Begins or ends recording what is published in a room. */
  void record(Caller caller, RoomName room, boolean recording);
}
