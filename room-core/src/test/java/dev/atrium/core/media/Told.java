package dev.atrium.core.media;

import dev.atrium.core.TrackSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What whoever follows a leg was told. */
final class Told implements LegListener {
  private final List<SessionDescription> offers = new ArrayList<>();
  private final List<IceCandidate> candidates = new ArrayList<>();

  List<SessionDescription> offers() {
    return offers;
  }

  List<IceCandidate> candidates() {
    return candidates;
  }

  @Override
  public void offered(SessionDescription offer) {
    offers.add(offer);
  }

  @Override
  public void found(IceCandidate candidate) {
    candidates.add(candidate);
  }

  @Override
  public void layersWanted(TrackSid track, Set<Layer> layers) {}
}
