package dev.atrium.core.port;

import dev.atrium.core.RoomRef;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackType;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.Layer;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.media.LinkQuality;
import dev.atrium.core.media.SessionDescription;
import dev.atrium.core.media.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is told what a {@link MediaBackend} notices. What it is told of a leg or a room that is over
 * meanwhile does nothing. Each call takes as long as a commit; it throws a {@link
 * dev.atrium.core.RoomException} where nothing could be stored, and may then be made again.
 */
public interface MediaListener {

  /** Media can flow over the leg. */
  void up(LegRef leg);

  /** Media do not flow over the leg for now; they may again. */
  void down(LegRef leg);

  /** The engine has lost the leg, or gives it up: it has to come anew. */
  void failed(LegRef leg);

  /**
   * Media of a track have arrived.
   *
   * @param clientId as the publisher's SDP calls it; not every client keeps to the id that it
   *     announced
   * @param mimeType the codec, such as {@code video/VP8}
   * @return the sid under which it is published; empty if it is not to be carried
   */
  Optional<TrackSid> trackAppeared(LegRef leg, String clientId, TrackType type, String mimeType);

  /** A publisher has stopped to send a track, for good. */
  void trackGone(LegRef leg, TrackSid track);

  /** There is an offer for a subscriber; at most one of each leg is unanswered. */
  void offered(LegRef leg, SessionDescription offer);

  /** The engine may be reached there. */
  void found(LegRef leg, IceCandidate candidate);

  /** Somebody has use for these layers of a publisher's track, and for no others. */
  void layersWanted(LegRef publisher, TrackSid track, Set<Layer> layers);

  /** Those in a room who have begun or stopped to talk, or talk louder or lower. */
  void talking(RoomRef room, List<Speaker> speakers);

  /** The links in a room that have become better or worse. */
  void quality(RoomRef room, List<LinkQuality> links);

  /** The engine does not know the room any more, nor any of its legs. */
  void roomLost(RoomRef room);
}
