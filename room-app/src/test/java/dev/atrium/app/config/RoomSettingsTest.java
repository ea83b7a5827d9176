package dev.atrium.app.config;

import static dev.atrium.app.config.SettingsBinder.bind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.atrium.core.Codec;
import dev.atrium.core.Lifetime;
import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.Limits;
import dev.atrium.core.PlayoutDelay;
import dev.atrium.core.RoomAgent;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomExtras;
import dev.atrium.core.RoomPreset;
import dev.atrium.core.engine.StayPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.NestedExceptionUtils;

class RoomSettingsTest {

  @Test
  void areThoseOfTheReferencesWhereNothingIsSet() {
    RoomDefaults defaults = defaults();

    assertThat(defaults).isEqualTo(RoomDefaults.STANDARD);
    assertThat(bind("room.limits", LimitsProperties.class).toLimits()).isEqualTo(Limits.STANDARD);
  }

  @Test
  void readTimeoutsInSecondsWithUnitsOrAsNever() {
    RoomDefaults defaults =
        defaults(
            "room.defaults.empty-timeout=33",
            "room.defaults.departure-timeout=2m",
            "room.defaults.activity-timeout=never",
            "room.ttl=90");

    assertThat(defaults.idle())
        .isEqualTo(new Lifetime.Idle(Duration.ofSeconds(33), Duration.ofMinutes(2)));
    assertThat(defaults.activityTimeout()).isEqualTo(Lifetime.NEVER);
    assertThat(defaults.leaseTtl()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void giveRoomsTheirCodecsAndPlayoutDelay() {
    RoomDefaults defaults =
        defaults(
            "room.defaults.enabled-codecs=audio/opus,video/VP8",
            "room.defaults.playout-delay.enabled=true",
            "room.defaults.playout-delay.min=100",
            "room.defaults.playout-delay.max=2000",
            "room.defaults.sync-streams=true");

    assertThat(defaults.media().enabledCodecs())
        .containsExactly(new Codec("audio/opus", ""), new Codec("video/VP8", ""));
    assertThat(defaults.extras().playoutDelay()).isEqualTo(new PlayoutDelay(100, 2000));
    assertThat(defaults.extras().syncStreams()).isTrue();
  }

  @Test
  void ignoreAPlayoutDelayThatIsSwitchedOff() {
    RoomDefaults defaults = defaults("room.defaults.playout-delay.min=100");

    assertThat(defaults.extras()).isEqualTo(RoomExtras.NONE);
  }

  @Test
  void leaveOpenWhatAPresetDoesNotSay() {
    RoomDefaults defaults =
        defaults(
            "room.presets.small.empty-timeout=11s",
            "room.presets.small.max-participants=3",
            "room.presets.small.metadata=preset");

    assertThat(defaults.presets())
        .containsExactly(
            Map.entry(
                "small",
                new RoomPreset(
                    new LifetimeOptions.Idle(Optional.of(Duration.ofSeconds(11)), Optional.empty()),
                    3,
                    "preset",
                    RoomExtras.NONE)));
  }

  @Test
  void giveAPresetEverythingThatARoomConfigurationMaySay() {
    RoomDefaults defaults =
        defaults(
            "room.presets.lecture.min-playout-delay=100",
            "room.presets.lecture.max-playout-delay=2000",
            "room.presets.lecture.sync-streams=true",
            "room.presets.lecture.agents[0].agent-name=notes",
            "room.presets.lecture.agents[0].metadata=m",
            "room.presets.lecture.agents[0].attributes.language=fi");

    assertThat(defaults.presets().get("lecture"))
        .isNotNull()
        .extracting(RoomPreset::extras)
        .isEqualTo(
            new RoomExtras(
                List.of(new RoomAgent("notes", "m", Map.of("language", "fi"), "")),
                "",
                Map.of(),
                "",
                new PlayoutDelay(100, 2000),
                true));
  }

  @Test
  void waitForParticipantsAsLiveKitDoes() {
    assertThat(bind("room.participants", ParticipantProperties.class).toPolicy())
        .isEqualTo(StayPolicy.STANDARD);
  }

  @ParameterizedTest
  @CsvSource({
    "room.participants.join-timeout, -1s",
    "room.participants.signal-grace, -1s",
    "room.participants.media-grace, 3651d",
    "room.participants.revocation, 3651d",
    "room.participants.max-revocations, -1",
  })
  void refuseToWaitForNoTimeOrForEver(String property, String value) {
    assertRefused("room.participants", ParticipantProperties.class, property, value);
  }

  @ParameterizedTest
  @CsvSource({
    "room.ttl, 0s",
    "room.ttl, 25h",
    "room.ttl, 1500ms",
    "room.max-rooms, 0",
    "room.node-id, ' '",
  })
  void refuseWhatNoDeploymentCanMean(String property, String value) {
    assertRefused("room", RoomProperties.class, property, value);
  }

  @ParameterizedTest
  @CsvSource({
    "room.defaults.max-participants, 4294967296",
    "room.defaults.empty-timeout, -1s",
    "room.defaults.playout-delay.max, -1",
  })
  void refuseDefaultsThatNoWireCanShow(String property, String value) {
    assertThatThrownBy(
            () -> bind("room.defaults", RoomDefaultsProperties.class, property + "=" + value))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(String prefix, Class<?> type, String property, String value) {
    assertThatThrownBy(() -> bind(prefix, type, property + "=" + value))
        .extracting(NestedExceptionUtils::getMostSpecificCause)
        .asInstanceOf(type(InvalidSettingException.class))
        .extracting(InvalidSettingException::property)
        .isEqualTo(property);
  }

  private static RoomDefaults defaults(String... settings) {
    return new EngineWiring()
        .roomDefaults(
            bind("room", RoomProperties.class, settings),
            bind("room.defaults", RoomDefaultsProperties.class, settings),
            bind("room.defaults", MediaDefaultsProperties.class, settings),
            bind("room", PresetsProperties.class, settings));
  }
}
