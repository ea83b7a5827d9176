package dev.atrium.livekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.atrium.api.livekit.RoomCompositeEgressRequest;
import dev.atrium.api.livekit.RoomEgress;
import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.PlayoutDelay;
import dev.atrium.core.RoomAgent;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.access.AccessToken;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of JSON stand in single quotes here, as no JSON does. */
class RoomConfigurationsTest {

  @Test
  void aTokenThatSaysNothingLeavesEverythingOpen() {
    assertThat(RoomConfigurations.options(token("", ""))).isEqualTo(RoomOptions.STANDARD);
    assertThat(RoomConfigurations.options(token("{}", ""))).isEqualTo(RoomOptions.STANDARD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'emptyTimeout':7,'departureTimeout':8,'maxParticipants':9,'metadata':'m',"
            + "'minPlayoutDelay':10,'maxPlayoutDelay':11,'syncStreams':true,'tags':{'a':'b'},"
            + "'agents':[{'agentName':'helper','metadata':'x'}]}",
        "{'empty_timeout':7,'departure_timeout':8,'max_participants':9,'metadata':'m',"
            + "'min_playout_delay':10,'max_playout_delay':11,'sync_streams':true,"
            + "'tags':{'a':'b'},'agents':[{'agent_name':'helper','metadata':'x'}],'new':1}"
      })
  void theConfigurationIsReadInEitherSpelling(String json) {
    RoomOptions options = RoomConfigurations.options(token(json, ""));

    assertThat(options.lifetime())
        .isEqualTo(
            new LifetimeOptions.Idle(
                Optional.of(Duration.ofSeconds(7)), Optional.of(Duration.ofSeconds(8))));
    assertThat(options.maxParticipants()).isEqualTo(9);
    assertThat(options.metadata()).isEqualTo("m");
    assertThat(options.extras().playoutDelay()).isEqualTo(new PlayoutDelay(10, 11));
    assertThat(options.extras().syncStreams()).isTrue();
    assertThat(options.extras().tags()).containsExactly(Map.entry("a", "b"));
    assertThat(options.extras().agents())
        .containsExactly(new RoomAgent("helper", "x", Map.of(), ""));
  }

  @Test
  void theEgressTemplateIsKeptWhole() {
    RoomEgress template =
        RoomEgress.newBuilder()
            .setRoom(RoomCompositeEgressRequest.newBuilder().setLayout("grid"))
            .build();

    RoomOptions options =
        RoomConfigurations.options(token("{'egress':{'room':{'layout':'grid'}}}", ""));

    assertThat(options.extras().egress())
        .isEqualTo(Base64.getEncoder().encodeToString(template.toByteArray()));
  }

  @Test
  void thePresetIsThatOfItsOwnClaim() {
    RoomOptions options = RoomConfigurations.options(token("{'name':'ignored'}", "large"));

    assertThat(options.preset()).contains("large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'x'", "{'emptyTimeout':'soon'}", "{'agents':{}}", "{"})
  void whatIsNoConfigurationIsTold(String json) {
    AccessToken token = token(json, "");

    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> RoomConfigurations.check(token.roomConfig()));
    assertThatIllegalArgumentException().isThrownBy(() -> RoomConfigurations.options(token));
  }

  private static AccessToken token(String roomConfig, String roomPreset) {
    return new AccessToken(
        "devkey",
        "alice",
        ParticipantProfile.EMPTY,
        ParticipantKind.STANDARD,
        Optional.empty(),
        roomConfig.replace('\'', '"'),
        roomPreset,
        Optional.empty(),
        Optional.empty());
  }
}
