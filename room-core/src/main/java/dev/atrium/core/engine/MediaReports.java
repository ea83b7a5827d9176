package dev.atrium.core.engine;

import dev.atrium.core.FinishReason;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSignal.QualityChanged;
import dev.atrium.core.RoomSignal.SpeakersChanged;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackType;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.Layer;
import dev.atrium.core.media.LegListener;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.media.LinkQuality;
import dev.atrium.core.media.SessionDescription;
import dev.atrium.core.media.Speaker;
import dev.atrium.core.port.EventBus;
import dev.atrium.core.port.MediaListener;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the media engine notices becomes true, or is said, in rooms and to clients. */
final class MediaReports implements MediaListener {
  private final StayEngine stays;
  private final MediaRooms rooms;
  private final LiveRooms live;
  private final EventBus bus;

  MediaReports(StayEngine stays, MediaRooms rooms, LiveRooms live, EventBus bus) {
    this.stays = stays;
    this.rooms = rooms;
    this.live = live;
    this.bus = bus;
  }

  @Override
  public void up(LegRef leg) {
    unlessOver(() -> stays.activate(leg.stay(), leg.id()));
  }

  @Override
  public void down(LegRef leg) {
    unlessOver(() -> stays.deactivate(leg.stay(), leg.id()));
  }

  @Override
  public void failed(LegRef leg) {
    stays.stopLeg(leg.stay(), leg.id(), LeaveReason.MEDIA_FAILED);
  }

  @Override
  public Optional<TrackSid> trackAppeared(
      LegRef leg, String clientId, TrackType type, String mimeType) {
    return unlessOver(() -> stays.arrived(leg, clientId, type, mimeType).sid());
  }

  @Override
  public void trackGone(LegRef leg, TrackSid track) {
    unlessOver(
        () -> {
          stays.unpublish(leg.stay(), track);
          return track;
        });
  }

  @Override
  public void offered(LegRef leg, SessionDescription offer) {
    tell(leg, listener -> listener.offered(offer));
  }

  @Override
  public void found(LegRef leg, IceCandidate candidate) {
    tell(leg, listener -> listener.found(candidate));
  }

  @Override
  public void layersWanted(LegRef publisher, TrackSid track, Set<Layer> layers) {
    tell(publisher, listener -> listener.layersWanted(track, layers));
  }

  @Override
  public void talking(RoomRef room, List<Speaker> speakers) {
    bus.send(new SpeakersChanged(room, speakers));
  }

  @Override
  public void quality(RoomRef room, List<LinkQuality> links) {
    bus.send(new QualityChanged(room, links));
  }

  @Override
  public void roomLost(RoomRef lost) {
    live.changeIfLive(
        lost.name(),
        (room, now) ->
            room.ref().equals(lost)
                ? LeaveRules.finish(room, FinishReason.MEDIA_ROOM_LOST, now)
                : List.of());
  }

  private void tell(LegRef leg, Consumer<LegListener> message) {
    MediaLeg known = rooms.find(leg);
    if (known != null) {
      message.accept(known.listener());
    }
  }

  /**
   * A leg may be over before its engine knows; that its participant may not publish is no fault.
   */
  private static <T> Optional<T> unlessOver(Supplier<T> report) {
    try {
      return Optional.of(report.get());
    } catch (RoomException e) {
      if (isAboutTheLeg(e.error())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isAboutTheLeg(RoomError error) {
    return error instanceof RoomError.ParticipantNotFound
        || error instanceof RoomError.LegNotFound
        || error instanceof RoomError.TrackNotFound
        || error instanceof RoomError.PermissionDenied
        || error instanceof RoomError.TooManyTracks;
  }
}
