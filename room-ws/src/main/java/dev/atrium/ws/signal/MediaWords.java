package dev.atrium.ws.signal;

import dev.atrium.api.livekit.ConnectionQuality;
import dev.atrium.api.livekit.ConnectionQualityInfo;
import dev.atrium.api.livekit.ConnectionQualityUpdate;
import dev.atrium.api.livekit.SessionDescription;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.api.livekit.SignalTarget;
import dev.atrium.api.livekit.SpeakerInfo;
import dev.atrium.api.livekit.SpeakersChanged;
import dev.atrium.api.livekit.SubscribedCodec;
import dev.atrium.api.livekit.SubscribedQuality;
import dev.atrium.api.livekit.SubscribedQualityUpdate;
import dev.atrium.api.livekit.TrickleRequest;
import dev.atrium.api.livekit.UpdateTrackSettings;
import dev.atrium.api.livekit.VideoQuality;
import dev.atrium.core.TrackOptions.VideoSize;
import dev.atrium.core.TrackSid;
import dev.atrium.core.media.IceCandidate;
import dev.atrium.core.media.Layer;
import dev.atrium.core.media.LayerChoice;
import dev.atrium.core.media.LinkQuality;
import dev.atrium.core.media.Speaker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Media in the words of this wire, both ways (signalling spec §3). */
final class MediaWords {
  private static final JsonMapper JSON = JsonMapper.shared();

  private MediaWords() {}

  static dev.atrium.core.media.SessionDescription description(SessionDescription said) {
    return new dev.atrium.core.media.SessionDescription(
        Integer.toUnsignedLong(said.getId()), said.getSdp(), said.getMidToTrackIdMap());
  }

  /**
   * The same for a client.
   *
   * @param type {@code offer} or {@code answer}
   */
  static SessionDescription description(
      String type, dev.atrium.core.media.SessionDescription description) {
    return SessionDescription.newBuilder()
        .setType(type)
        .setSdp(description.sdp())
        .setId((int) description.id())
        .putAllMidToTrackId(description.tracks())
        .build();
  }

  /** Empty for what is no candidate. */
  static Optional<IceCandidate> candidate(TrickleRequest request) {
    try {
      JsonNode init = JSON.readTree(request.getCandidateInit());
      return init.isObject() ? Optional.of(candidate(request, init)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static IceCandidate candidate(TrickleRequest request, JsonNode init) {
    return new IceCandidate(
        request.getTarget() == SignalTarget.SUBSCRIBER
            ? IceCandidate.Side.SUBSCRIBER
            : IceCandidate.Side.PUBLISHER,
        init.path("candidate").asString(""),
        init.path("sdpMid").asString(""),
        init.path("sdpMLineIndex").asInt(0),
        init.path("usernameFragment").asString(""));
  }

  static TrickleRequest candidate(IceCandidate candidate) {
    ObjectNode init = JSON.createObjectNode();
    init.put("candidate", candidate.candidate());
    if (!candidate.mid().isEmpty()) {
      init.put("sdpMid", candidate.mid());
    }
    init.put("sdpMLineIndex", candidate.line());
    if (!candidate.usernameFragment().isEmpty()) {
      init.put("usernameFragment", candidate.usernameFragment());
    }
    return TrickleRequest.newBuilder()
        .setCandidateInit(JSON.writeValueAsString(init))
        .setTarget(
            candidate.side() == IceCandidate.Side.SUBSCRIBER
                ? SignalTarget.SUBSCRIBER
                : SignalTarget.PUBLISHER)
        .setFinal(candidate.candidate().isEmpty())
        .build();
  }

  static LayerChoice choice(UpdateTrackSettings settings) {
    Layer best =
        switch (settings.getQuality()) {
          case LOW -> Layer.LOW;
          case MEDIUM -> Layer.MEDIUM;
          case HIGH, OFF, UNRECOGNIZED -> Layer.HIGH;
        };
    return new LayerChoice(
        settings.getDisabled() || settings.getQuality() == VideoQuality.OFF,
        best,
        new VideoSize(
            Integer.toUnsignedLong(settings.getWidth()),
            Integer.toUnsignedLong(settings.getHeight())),
        Integer.toUnsignedLong(settings.getFps()));
  }

  /**
   * Which layers of its track a publisher has to send.
   *
   * @param mimeType of the track; clients know the codec by what follows the slash
   */
  static SubscribedQualityUpdate wanted(TrackSid track, String mimeType, Set<Layer> layers) {
    SubscribedCodec.Builder codec =
        SubscribedCodec.newBuilder()
            .setCodec(mimeType.substring(mimeType.indexOf('/') + 1).toLowerCase(Locale.ROOT));
    for (Layer layer : Layer.values()) {
      codec.addQualities(
          SubscribedQuality.newBuilder()
              .setQuality(quality(layer))
              .setEnabled(layers.contains(layer)));
    }
    return SubscribedQualityUpdate.newBuilder()
        .setTrackSid(track.value())
        .addSubscribedCodecs(codec)
        .build();
  }

  static SignalMessage speakers(List<Speaker> speakers) {
    SpeakersChanged.Builder changed = SpeakersChanged.newBuilder();
    for (Speaker speaker : speakers) {
      changed.addSpeakers(
          SpeakerInfo.newBuilder()
              .setSid(speaker.participant().value())
              .setLevel((float) speaker.level())
              .setActive(speaker.active()));
    }
    return new SignalMessage(SignalResponse.newBuilder().setSpeakersChanged(changed));
  }

  static SignalMessage links(List<LinkQuality> links) {
    ConnectionQualityUpdate.Builder update = ConnectionQualityUpdate.newBuilder();
    for (LinkQuality link : links) {
      update.addUpdates(
          ConnectionQualityInfo.newBuilder()
              .setParticipantSid(link.participant().value())
              .setQuality(quality(link.grade()))
              .setScore((float) link.score()));
    }
    return new SignalMessage(SignalResponse.newBuilder().setConnectionQuality(update));
  }

  private static VideoQuality quality(Layer layer) {
    return switch (layer) {
      case LOW -> VideoQuality.LOW;
      case MEDIUM -> VideoQuality.MEDIUM;
      case HIGH -> VideoQuality.HIGH;
    };
  }

  private static ConnectionQuality quality(LinkQuality.Grade grade) {
    return switch (grade) {
      case LOST -> ConnectionQuality.LOST;
      case POOR -> ConnectionQuality.POOR;
      case GOOD -> ConnectionQuality.GOOD;
      case EXCELLENT -> ConnectionQuality.EXCELLENT;
    };
  }
}
