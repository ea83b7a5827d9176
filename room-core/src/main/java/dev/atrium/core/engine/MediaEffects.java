package dev.atrium.core.engine;

import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.RoomSignal.SubscriptionsChanged;
import java.util.concurrent.Executor;

/**
 * Lets the media engine of this node follow what was committed, on whatever node that was. On the
 * bus it only finds out whether the room has legs here and notes what clients want; of many changes
 * at once the engine is told what they came to.
 */
final class MediaEffects implements RoomListener {
  private final MediaRooms rooms;
  private final Executor executor;

  MediaEffects(MediaRooms rooms, Executor executor) {
    this.rooms = rooms;
    this.executor = executor;
  }

  @Override
  public void changed(RoomChange change) {
    MediaRoom room = rooms.find(change.event().room());
    if (room != null && concernsMedia(change.event()) && room.unsettle()) {
      settle(room);
    }
  }

  @Override
  public void signalled(RoomSignal signal) {
    MediaRoom room = rooms.find(signal.room());
    if (room != null && signal instanceof SubscriptionsChanged wanted) {
      note(room, wanted);
      if (room.unsettle()) {
        settle(room);
      }
    }
  }

  /** At once, because the last word counts; the engine hears of it later. */
  private static void note(MediaRoom room, SubscriptionsChanged wanted) {
    room.legs().stream()
        .filter(leg -> leg.ref().stay().identity().equals(wanted.participant()))
        .forEach(leg -> leg.want(wanted.tracks(), wanted.subscribe()));
  }

  private void settle(MediaRoom room) {
    boolean taken = false;
    try {
      executor.execute(() -> rooms.settle(room));
      taken = true;
    } finally {
      if (!taken) {
        room.settling(); // or nobody would try again
      }
    }
  }

  /** No default branch: of a new event it has to be said whether it does. */
  private static boolean concernsMedia(RoomEvent event) {
    return switch (event) {
      case RoomEvent.RoomFinished e -> true;
      case RoomEvent.ParticipantLeft e -> true;
      case RoomEvent.ParticipantUpdated e -> true; // its permission may be another one
      case RoomEvent.LegStopped e -> true;
      case RoomEvent.TrackPublished e -> true;
      case RoomEvent.TrackUnpublished e -> true;
      case RoomEvent.TrackMuted e -> true;
      case RoomEvent.StayResumed e -> true; // maybe on another node
      case RoomEvent.AudienceChanged e -> true;
      case RoomEvent.LegStarted e -> false; // whoever starts it hands it over
      case RoomEvent.ParticipantJoined e -> false;
      case RoomEvent.ParticipantActive e -> false;
      case RoomEvent.LegActive e -> false;
      case RoomEvent.LegInactive e -> false;
      case RoomEvent.SignalLost e -> false;
      case RoomEvent.TrackAnnounced e -> false;
      case RoomEvent.TrackWithdrawn e -> false;
      case RoomEvent.TrackUpdated e -> false;
      case RoomEvent.RoomStarted e -> false;
      case RoomEvent.RoomUpdated e -> false;
      case RoomEvent.RoomRenewed e -> false;
      case RoomEvent.StatusChanged e -> false;
      case RoomEvent.TokensRevoked e -> false;
    };
  }
}
