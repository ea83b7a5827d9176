package dev.atrium.core.media;

import dev.atrium.core.TrackSid;
import java.util.Set;

/** Is told what the media engine has to say to the client of one leg. Must return at once. */
public interface LegListener {

  /** The client is to answer; what it was offered before means nothing any more. */
  void offered(SessionDescription offer);

  void found(IceCandidate candidate);

  /** Somebody has use for these layers of one of the client's own tracks, and for no others. */
  void layersWanted(TrackSid track, Set<Layer> layers);
}
