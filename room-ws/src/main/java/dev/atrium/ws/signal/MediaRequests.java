package dev.atrium.ws.signal;

import dev.atrium.api.livekit.SessionDescription;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SyncState;
import dev.atrium.api.livekit.TrickleRequest;
import dev.atrium.api.livekit.UpdateSubscription;
import dev.atrium.api.livekit.UpdateTrackSettings;
import dev.atrium.core.RoomError.MediaUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.TrackSid;
import dev.atrium.core.media.LayerChoice;
import dev.atrium.core.media.Media;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What clients say about their media connections, to whoever carries them. */
final class MediaRequests {
  private static final Logger log = LoggerFactory.getLogger(MediaRequests.class);

  private final Media media;
  private final AtomicBoolean told = new AtomicBoolean();

  MediaRequests(Media media) {
    this.media = media;
  }

  /** The client can be told from now on what the engine has to say to it. */
  void follow(SignalConnection connection) {
    media.follow(connection.leg(), new ClientLeg(connection));
  }

  /** Where there is nobody to hear it, that is noted once and the client not answered. */
  void perform(SignalConnection from, SignalRequest request) {
    try {
      dispatch(from, request);
    } catch (RoomException e) {
      if (!(e.error() instanceof MediaUnavailable)) {
        throw e;
      }
      unheard(request);
    }
  }

  private void unheard(SignalRequest request) {
    if (told.compareAndSet(false, true)) {
      log.info(
          "No media engine: {} of a client, and whatever else is said about media, has no answer",
          request.getMessageCase());
    }
  }

  private void dispatch(SignalConnection from, SignalRequest request) {
    switch (request.getMessageCase()) {
      case OFFER -> offer(from, request.getOffer());
      case ANSWER -> media.answer(from.leg(), MediaWords.description(request.getAnswer()));
      case TRICKLE -> trickle(from, request.getTrickle());
      case SUBSCRIPTION -> subscribe(from, request.getSubscription());
      case TRACK_SETTING -> choose(from, request.getTrackSetting());
      case SYNC_STATE -> sync(from, request.getSyncState());
      default -> throw new IllegalArgumentException(request.getMessageCase().toString());
    }
  }

  private void offer(SignalConnection from, SessionDescription offer) {
    dev.atrium.core.media.SessionDescription answer =
        media.offer(from.leg(), MediaWords.description(offer));
    from.respond(SignalResponse.newBuilder().setAnswer(MediaWords.description("answer", answer)));
  }

  /** What is no candidate is passed over: another one will do. */
  private void trickle(SignalConnection from, TrickleRequest request) {
    MediaWords.candidate(request)
        .ifPresentOrElse(
            candidate -> media.candidate(from.leg(), candidate),
            () -> log.debug("{} sent no ICE candidate", from.stay().sid()));
  }

  private void subscribe(SignalConnection from, UpdateSubscription request) {
    List<TrackSid> tracks =
        Stream.concat(
                request.getTrackSidsList().stream(),
                request.getParticipantTracksList().stream()
                    .flatMap(named -> named.getTrackSidsList().stream()))
            .map(TrackSid::new)
            .toList();
    media.want(from.leg(), tracks, request.getSubscribe());
  }

  private void choose(SignalConnection from, UpdateTrackSettings request) {
    LayerChoice choice = MediaWords.choice(request);
    request
        .getTrackSidsList()
        .forEach(track -> media.choose(from.leg(), new TrackSid(track), choice));
  }

  /** What a client that is back remembers of what it wanted; the rest the engine knows. */
  private void sync(SignalConnection from, SyncState state) {
    subscribe(from, state.getSubscription());
    state
        .getTrackSidsDisabledList()
        .forEach(track -> media.choose(from.leg(), new TrackSid(track), LayerChoice.NOTHING));
  }
}
