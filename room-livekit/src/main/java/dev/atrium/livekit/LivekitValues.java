package dev.atrium.livekit;

import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.ParticipantPermission;
import dev.atrium.api.livekit.RoomAgentDispatch;
import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.MediaOptions;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.PlayoutDelay;
import dev.atrium.core.RoomAgent;
import dev.atrium.core.RoomExtras;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parts of LiveKit's messages as values of the domain; the other way is {@link LivekitMapper}'s.
 */
public final class LivekitValues {
  private LivekitValues() {}

  /** What a request asks for; zero and empty leave the choice to the preset and the defaults. */
  public static RoomOptions roomOptions(CreateRoomRequest request) {
    return new RoomOptions(
        new LifetimeOptions.Idle(
            timeout(request.getEmptyTimeout()), timeout(request.getDepartureTimeout())),
        given(request.getRoomPreset()),
        Integer.toUnsignedLong(request.getMaxParticipants()),
        request.getMetadata(),
        MediaOptions.UNSET,
        extras(request));
  }

  private static RoomExtras extras(CreateRoomRequest request) {
    return new RoomExtras(
        request.getAgentsList().stream().map(LivekitValues::agent).toList(),
        request.hasEgress()
            ? Base64.getEncoder().encodeToString(request.getEgress().toByteArray())
            : "",
        request.getTagsMap(),
        "",
        new PlayoutDelay(
            Integer.toUnsignedLong(request.getMinPlayoutDelay()),
            Integer.toUnsignedLong(request.getMaxPlayoutDelay())),
        request.getSyncStreams());
  }

  private static RoomAgent agent(RoomAgentDispatch agent) {
    return new RoomAgent(
        agent.getAgentName(), agent.getMetadata(), agent.getAttributesMap(), agent.getDeployment());
  }

  @SuppressWarnings("deprecation") // the marks count as before
  public static Permission permission(ParticipantPermission permission) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    add(traits, Trait.HIDDEN, permission.getHidden());
    add(traits, Trait.RECORDER, permission.getRecorder());
    add(traits, Trait.AGENT, permission.getAgent());
    add(traits, Trait.UPDATES_OWN_METADATA, permission.getCanUpdateMetadata());
    add(traits, Trait.SUBSCRIBES_METRICS, permission.getCanSubscribeMetrics());
    add(traits, Trait.MANAGES_AGENT_SESSION, permission.getCanManageAgentSession());
    return new Permission(
        permission.getCanSubscribe(),
        permission.getCanPublish(),
        permission.getCanPublishData(),
        permission.getCanPublishSourcesList().stream()
            .map(LivekitValues::source)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        traits);
  }

  private static void add(Set<Trait> traits, Trait trait, boolean has) {
    if (has) {
      traits.add(trait);
    }
  }

  /** A source without a name here is none that could be published. */
  public static TrackSource source(dev.atrium.api.livekit.TrackSource source) {
    return switch (source) {
      case CAMERA -> TrackSource.CAMERA;
      case MICROPHONE -> TrackSource.MICROPHONE;
      case SCREEN_SHARE -> TrackSource.SCREEN_SHARE;
      case SCREEN_SHARE_AUDIO -> TrackSource.SCREEN_SHARE_AUDIO;
      case UNKNOWN, UNRECOGNIZED -> TrackSource.UNKNOWN;
    };
  }

  /** A type without a name here is the one of number 0, as an unset field is. */
  public static TrackType type(dev.atrium.api.livekit.TrackType type) {
    return switch (type) {
      case VIDEO -> TrackType.VIDEO;
      case DATA -> TrackType.DATA;
      case AUDIO, UNRECOGNIZED -> TrackType.AUDIO;
    };
  }

  /** Seconds as uint32; 0 leaves the choice to the server. */
  private static Optional<Duration> timeout(int seconds) {
    return seconds == 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Integer.toUnsignedLong(seconds)));
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
