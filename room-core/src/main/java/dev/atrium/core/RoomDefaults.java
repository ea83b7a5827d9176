package dev.atrium.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What rooms are made with where their creator leaves it open: request over preset over these
 * (LiveKit spec §4.2).
 *
 * @param idle of rooms with LiveKit's lifetime; its departure timeout also is the grace of leases
 * @param activityTimeout of rooms with nkMEDIA's lifetime
 * @param leaseTtl of rooms with a lease, and of the credentials shown with any room
 * @param maxParticipants 0 is no limit
 */
public record RoomDefaults(
    Lifetime.Idle idle,
    Duration activityTimeout,
    Duration leaseTtl,
    long maxParticipants,
    MediaProfile media,
    RoomExtras extras,
    Map<String, RoomPreset> presets) {

  /** The codecs of a LiveKit server that was told nothing else, in its order. */
  public static final List<Codec> STANDARD_CODECS =
      Stream.of(
              "audio/PCMU",
              "audio/PCMA",
              "audio/opus",
              "audio/red",
              "video/VP8",
              "video/H264",
              "video/VP9",
              "video/AV1",
              "video/H265",
              "video/rtx")
          .map(mime -> new Codec(mime, ""))
          .toList();

  /** The defaults of the three references: 300 s and 20 s, a day, an hour, no limit. */
  public static final RoomDefaults STANDARD =
      new RoomDefaults(
          new Lifetime.Idle(Duration.ofSeconds(300), Duration.ofSeconds(20)),
          Duration.ofDays(1),
          Duration.ofHours(1),
          0,
          new MediaProfile(RoomClass.SFU, "nkmedia_janus", "opus", "vp8", 200_000, STANDARD_CODECS),
          RoomExtras.NONE,
          Map.of());

  public RoomDefaults {
    presets = Map.copyOf(presets);
  }

  /** Refuses an unknown preset. */
  public RoomSettings settings(RoomOptions options) {
    Optional<RoomPreset> preset = options.preset().map(this::preset);
    return new RoomSettings(
        lifetime(options.lifetime(), preset),
        maxParticipants(options.maxParticipants(), preset),
        options.metadata().isEmpty()
            ? preset.map(RoomPreset::metadata).orElse("")
            : options.metadata(),
        options.media().orElse(media),
        extras(options.extras(), preset));
  }

  private RoomPreset preset(String name) {
    RoomPreset preset = presets.get(name);
    if (preset == null) {
      throw new RoomException(new RoomError.UnknownPreset(name));
    }
    return preset;
  }

  private Lifetime lifetime(LifetimeOptions asked, Optional<RoomPreset> preset) {
    return switch (asked) {
      case LifetimeOptions.Idle timeouts -> idle(timeouts, preset);
      case LifetimeOptions.Activity activity ->
          new Lifetime.Activity(
              activity.timeout().orElse(activityTimeout), activity.timeout().isPresent());
      case LifetimeOptions.Lease lease -> new Lifetime.Lease(leaseTtl, idle.departureTimeout());
    };
  }

  private Lifetime.Idle idle(LifetimeOptions.Idle asked, Optional<RoomPreset> preset) {
    LifetimeOptions.Idle open = preset.map(RoomPreset::lifetime).orElse(LifetimeOptions.Idle.UNSET);
    if (asked.equals(LifetimeOptions.Idle.UNSET) && open.equals(LifetimeOptions.Idle.UNSET)) {
      return idle;
    }
    return new Lifetime.Idle(
        asked.emptyTimeout().or(open::emptyTimeout).orElse(idle.emptyTimeout()),
        asked.departureTimeout().or(open::departureTimeout).orElse(idle.departureTimeout()));
  }

  private long maxParticipants(long asked, Optional<RoomPreset> preset) {
    return Stream.of(asked, preset.map(RoomPreset::maxParticipants).orElse(0L))
        .filter(limit -> limit > 0)
        .findFirst()
        .orElse(maxParticipants);
  }

  private RoomExtras extras(RoomExtras asked, Optional<RoomPreset> preset) {
    return asked.orElse(preset.map(RoomPreset::extras).orElse(RoomExtras.NONE)).orElse(extras);
  }
}
