package dev.atrium.ws.signal;

import dev.atrium.api.livekit.AddTrackRequest;
import dev.atrium.api.livekit.MuteTrackRequest;
import dev.atrium.api.livekit.RequestResponse;
import dev.atrium.api.livekit.SubscriptionPermission;
import dev.atrium.api.livekit.TrackPermission;
import dev.atrium.api.livekit.UpdateLocalAudioTrack;
import dev.atrium.api.livekit.UpdateLocalVideoTrack;
import dev.atrium.core.Audience;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomException;
import dev.atrium.core.Stays;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSid;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Clients that publish: what they announce, mute, describe, and to whom they open it. */
final class TrackRequests {
  private final Stays stays;

  TrackRequests(Stays stays) {
    this.stays = stays;
  }

  void add(SignalConnection from, AddTrackRequest request) {
    Optional<TrackSid> codecOf =
        Optional.of(request.getSid()).filter(sid -> !sid.isEmpty()).map(TrackSid::new);
    try {
      Track track =
          stays.announce(from.stay(), from.leg().id(), TrackWords.options(request), codecOf);
      from.respond(TrackMessages.published(request.getCid(), track));
    } catch (RoomException e) {
      RequestResponse.Builder answer =
          RequestResponse.newBuilder()
              .setAddTrack(AddTrackRequest.newBuilder().setCid(request.getCid()));
      Answers.refused(from, answer, e.error(), "track may not be published");
    }
  }

  void mute(SignalConnection from, MuteTrackRequest request) {
    stays.mute(from.stay(), new TrackSid(request.getSid()), request.getMuted());
  }

  void update(SignalConnection from, UpdateLocalAudioTrack request) {
    describe(
        from,
        request.getTrackSid(),
        RequestResponse.newBuilder().setUpdateAudioTrack(request),
        known -> TrackWords.withFeatures(known, request.getFeaturesList()));
  }

  void update(SignalConnection from, UpdateLocalVideoTrack request) {
    describe(
        from,
        request.getTrackSid(),
        RequestResponse.newBuilder().setUpdateVideoTrack(request),
        known -> TrackWords.withSize(known, request.getWidth(), request.getHeight()));
  }

  void open(SignalConnection from, SubscriptionPermission request) {
    stays.openTo(
        from.stay(),
        new Audience(
            request.getAllParticipants(),
            request.getTrackPermissionsList().stream().map(TrackRequests::admission).toList()));
  }

  private void describe(
      SignalConnection from,
      String sid,
      RequestResponse.Builder answer,
      UnaryOperator<TrackOptions> change) {
    TrackSid track = new TrackSid(sid);
    Optional<Track> known = from.participant().anyTrack(track);
    try {
      TrackOptions options =
          known
              .map(Track::options)
              .orElseThrow(
                  () ->
                      new RoomException(
                          new RoomError.TrackNotFound(from.stay().room().name(), track)));
      stays.describe(from.stay(), track, change.apply(options));
    } catch (RoomException e) {
      Answers.refused(from, answer, e.error(), "track could not be changed");
    }
  }

  private static Audience.Admission admission(TrackPermission permission) {
    return new Audience.Admission(
        Optional.of(permission.getParticipantIdentity())
            .filter(identity -> !identity.isEmpty())
            .map(ParticipantIdentity::new),
        Optional.of(permission.getParticipantSid())
            .filter(sid -> !sid.isEmpty())
            .map(ParticipantSid::new),
        permission.getAllTracks(),
        permission.getTrackSidsList().stream()
            .map(TrackSid::new)
            .collect(Collectors.toUnmodifiableSet()));
  }
}
