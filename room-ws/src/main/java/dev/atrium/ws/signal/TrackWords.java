package dev.atrium.ws.signal;

import dev.atrium.api.livekit.AddTrackRequest;
import dev.atrium.api.livekit.AudioTrackFeature;
import dev.atrium.api.livekit.SimulcastCodec;
import dev.atrium.api.livekit.SimulcastCodecInfo;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackOptions.VideoSize;
import dev.atrium.livekit.LivekitValues;
import dev.atrium.livekit.TrackParticulars;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What clients say of tracks, as the domain keeps it. */
final class TrackWords {
  private TrackWords() {}

  static TrackOptions options(AddTrackRequest request) {
    return new TrackOptions(
        request.getCid(),
        LivekitValues.type(request.getType()),
        LivekitValues.source(request.getSource()),
        request.getName(),
        size(request.getWidth(), request.getHeight()),
        Map.of(TrackOptions.LIVEKIT, TrackParticulars.stored(particulars(request))),
        request.getMuted());
  }

  static TrackOptions withSize(TrackOptions known, int width, int height) {
    return new TrackOptions(
        known.clientId(),
        known.type(),
        known.source(),
        known.name(),
        size(width, height),
        known.attributes(),
        known.muted());
  }

  static TrackOptions withFeatures(TrackOptions known, List<AudioTrackFeature> features) {
    TrackInfo.Builder particulars = TrackParticulars.of(known).toBuilder();
    particulars.clearAudioFeatures();
    features.stream()
        .filter(feature -> feature != AudioTrackFeature.UNRECOGNIZED)
        .forEach(particulars::addAudioFeatures);
    Map<String, String> attributes = new HashMap<>(known.attributes());
    attributes.put(TrackOptions.LIVEKIT, TrackParticulars.stored(particulars.build()));
    return new TrackOptions(
        known.clientId(),
        known.type(),
        known.source(),
        known.name(),
        known.size(),
        attributes,
        known.muted());
  }

  private static VideoSize size(int width, int height) {
    return new VideoSize(Integer.toUnsignedLong(width), Integer.toUnsignedLong(height));
  }

  @SuppressWarnings("deprecation") // shown to clients that look for them there
  private static TrackInfo particulars(AddTrackRequest request) {
    TrackInfo.Builder track =
        TrackInfo.newBuilder()
            .setSimulcast(request.getLayersCount() > 1)
            .setDisableDtx(request.getDisableDtx())
            .addAllLayers(request.getLayersList())
            .setStereo(request.getStereo())
            .setDisableRed(request.getDisableRed())
            .setEncryptionValue(request.getEncryptionValue())
            .setStream(request.getStream())
            .addAllAudioFeaturesValue(request.getAudioFeaturesValueList())
            .setBackupCodecPolicyValue(request.getBackupCodecPolicyValue())
            .addAllPacketTrailerFeaturesValue(request.getPacketTrailerFeaturesValueList());
    request.getSimulcastCodecsList().forEach(codec -> track.addCodecs(codec(request, codec)));
    return track.build();
  }

  private static SimulcastCodecInfo codec(AddTrackRequest request, SimulcastCodec codec) {
    String family = request.getType() == dev.atrium.api.livekit.TrackType.AUDIO ? "audio" : "video";
    String name = codec.getCodec();
    return SimulcastCodecInfo.newBuilder()
        .setMimeType(name.isEmpty() || name.contains("/") ? name : family + "/" + name)
        .setCid(codec.getCid())
        .addAllLayers(codec.getLayersList())
        .setVideoLayerModeValue(codec.getVideoLayerModeValue())
        .build();
  }
}
