package dev.atrium.core.memory;

import dev.atrium.core.MediaProfile;
import dev.atrium.core.MediaSession;
import dev.atrium.core.RoomClass;
import dev.atrium.core.RoomError.MediaUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomRef;
import dev.atrium.core.TrackSid;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.LayerChoice;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.media.SessionDescription;
import dev.atrium.core.port.MediaBackend;
import dev.atrium.core.port.MediaListener;
import java.util.Set;

/**
 * The honest absence of a media engine: rooms are made and show the backend that is configured, and
 * whatever needs media is refused.
 */
public record NoMedia(String name) implements MediaBackend {

  @Override
  public boolean serves(RoomClass roomClass) {
    return roomClass == RoomClass.SFU;
  }

  @Override
  public boolean isPresent() {
    return false;
  }

  @Override
  public void reportTo(MediaListener listener) {} // there is never anything to report

  @Override
  public void openRoom(RoomRef room, MediaProfile profile) {
    throw refusal();
  }

  @Override
  public void closeRoom(RoomRef room) {
    throw refusal();
  }

  @Override
  public void attach(LegRef leg, MediaSession as) {
    throw refusal();
  }

  @Override
  public void detach(LegRef leg) {
    throw refusal();
  }

  @Override
  public SessionDescription offer(LegRef leg, SessionDescription offer) {
    throw refusal();
  }

  @Override
  public void answer(LegRef leg, SessionDescription answer) {
    throw refusal();
  }

  @Override
  public void candidate(LegRef leg, IceCandidate candidate) {
    throw refusal();
  }

  @Override
  public void negotiate(LegRef leg) {
    throw refusal();
  }

  @Override
  public void subscribe(LegRef leg, Set<TrackSid> tracks) {
    throw refusal();
  }

  @Override
  public void choose(LegRef leg, TrackSid track, LayerChoice choice) {
    throw refusal();
  }

  @Override
  public void mute(LegRef publisher, TrackSid track, boolean muted) {
    throw refusal();
  }

  @Override
  public void record(RoomRef room, boolean recording) {
    throw refusal();
  }

  private static RoomException refusal() {
    return new RoomException(new MediaUnavailable());
  }
}
