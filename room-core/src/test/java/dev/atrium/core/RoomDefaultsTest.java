package dev.atrium.core;

import static dev.atrium.core.SampleEvents.richSettings;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomDefaultsTest {
  private static final Duration ONE = Duration.ofSeconds(1);
  private static final Duration TWO = Duration.ofSeconds(2);

  private final RoomExtras extras = richSettings(new Lifetime.Activity(ONE, true)).extras();
  private final RoomPreset preset =
      new RoomPreset(
          new LifetimeOptions.Idle(Optional.of(ONE), Optional.empty()), 7, "of the preset", extras);
  private final RoomDefaults defaults =
      new RoomDefaults(
          new Lifetime.Idle(Duration.ofMinutes(5), Duration.ofSeconds(20)),
          Duration.ofDays(1),
          Duration.ofHours(1),
          50,
          RoomDefaults.STANDARD.media(),
          new RoomExtras(List.of(), "egress", Map.of(), "", new PlayoutDelay(1, 2), false),
          Map.of("small", preset));

  @Test
  void fillInWhatWasNotAskedFor() {
    RoomSettings settings = defaults.settings(RoomOptions.STANDARD);

    assertThat(settings)
        .isEqualTo(
            new RoomSettings(
                defaults.idle(), 50, "", RoomDefaults.STANDARD.media(), defaults.extras()));
  }

  @Test
  void comeAfterThePreset() {
    RoomSettings settings = defaults.settings(asking(LifetimeOptions.Idle.UNSET, 0, ""));

    assertThat(settings)
        .isEqualTo(
            new RoomSettings(
                new Lifetime.Idle(ONE, Duration.ofSeconds(20)),
                7,
                "of the preset",
                RoomDefaults.STANDARD.media(),
                extras));
  }

  @Test
  void andThePresetComeAfterTheRequest() {
    LifetimeOptions lifetime = new LifetimeOptions.Idle(Optional.of(TWO), Optional.of(TWO));

    RoomSettings settings = defaults.settings(asking(lifetime, 9, "asked"));

    assertThat(settings.lifetime()).isEqualTo(new Lifetime.Idle(TWO, TWO));
    assertThat(settings.maxParticipants()).isEqualTo(9);
    assertThat(settings.metadata()).isEqualTo("asked");
  }

  @Test
  void giveEachKindOfLifetimeItsOwnTimes() {
    assertThat(lifetime(new LifetimeOptions.Activity(Optional.empty())))
        .isEqualTo(new Lifetime.Activity(Duration.ofDays(1), false));
    assertThat(lifetime(new LifetimeOptions.Activity(Optional.of(TWO))))
        .isEqualTo(new Lifetime.Activity(TWO, true));
    assertThat(lifetime(new LifetimeOptions.Lease()))
        .isEqualTo(new Lifetime.Lease(Duration.ofHours(1), Duration.ofSeconds(20)));
  }

  private Lifetime lifetime(LifetimeOptions asked) {
    return defaults.settings(RoomOptions.of(asked)).lifetime();
  }

  private static RoomOptions asking(
      LifetimeOptions lifetime, long maxParticipants, String metadata) {
    return new RoomOptions(
        lifetime,
        Optional.of("small"),
        maxParticipants,
        metadata,
        MediaOptions.UNSET,
        RoomExtras.NONE);
  }
}
