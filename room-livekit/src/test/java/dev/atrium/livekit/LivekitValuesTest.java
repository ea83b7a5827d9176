package dev.atrium.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.CreateRoomRequest;
import dev.atrium.api.livekit.ParticipantPermission;
import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LivekitValuesTest {

  @Test
  void anEmptyRequestAsksForNothing() {
    assertThat(LivekitValues.roomOptions(CreateRoomRequest.getDefaultInstance()))
        .isEqualTo(RoomOptions.STANDARD);
  }

  @Test
  void numbersAreUnsigned() {
    CreateRoomRequest request =
        CreateRoomRequest.newBuilder()
            .setEmptyTimeout(-1)
            .setMaxParticipants(-1)
            .setMinPlayoutDelay(-1)
            .build();

    RoomOptions options = LivekitValues.roomOptions(request);

    assertThat(options.lifetime())
        .isEqualTo(
            new LifetimeOptions.Idle(
                Optional.of(Duration.ofSeconds(4_294_967_295L)), Optional.empty()));
    assertThat(options.maxParticipants()).isEqualTo(4_294_967_295L);
    assertThat(options.extras().playoutDelay().min()).isEqualTo(4_294_967_295L);
  }

  @Test
  void aPermissionIsReadAsItIsShown() {
    Permission everything =
        new Permission(
            true,
            true,
            true,
            Set.of(TrackSource.CAMERA, TrackSource.MICROPHONE),
            EnumSet.allOf(Trait.class));
    Permission nothing = new Permission(false, false, false, Set.of(), Set.of());

    assertThat(LivekitValues.permission(LivekitMapper.permission(everything)))
        .isEqualTo(everything);
    assertThat(LivekitValues.permission(ParticipantPermission.getDefaultInstance()))
        .isEqualTo(nothing);
  }

  @Test
  void sourcesKeepTheirOrder() {
    ParticipantPermission asked =
        ParticipantPermission.newBuilder()
            .addCanPublishSources(dev.atrium.api.livekit.TrackSource.SCREEN_SHARE)
            .addCanPublishSources(dev.atrium.api.livekit.TrackSource.CAMERA)
            .addCanPublishSources(dev.atrium.api.livekit.TrackSource.MICROPHONE)
            .build();

    Permission permission = LivekitValues.permission(asked);

    assertThat(permission.publishSources())
        .containsExactly(TrackSource.SCREEN_SHARE, TrackSource.CAMERA, TrackSource.MICROPHONE);
    assertThat(LivekitMapper.permission(permission)).isEqualTo(asked);
  }

  @ParameterizedTest
  @EnumSource
  void eachTraitIsReadFromItsOwnBit(Trait trait) {
    Permission shown = new Permission(false, false, false, Set.of(), Set.of(trait));

    assertThat(LivekitValues.permission(LivekitMapper.permission(shown))).isEqualTo(shown);
  }

  @Test
  void constantsKeepTheirNamesAndStrangersAreUnknown() {
    assertThat(Arrays.stream(TrackSource.values()).map(TrackSource::name))
        .allSatisfy(
            name ->
                assertThat(LivekitValues.source(dev.atrium.api.livekit.TrackSource.valueOf(name)))
                    .hasToString(name));
    assertThat(Arrays.stream(TrackType.values()).map(TrackType::name))
        .allSatisfy(
            name ->
                assertThat(LivekitValues.type(dev.atrium.api.livekit.TrackType.valueOf(name)))
                    .hasToString(name));
    assertThat(LivekitValues.source(dev.atrium.api.livekit.TrackSource.UNRECOGNIZED))
        .isEqualTo(TrackSource.UNKNOWN);
    assertThat(LivekitValues.type(dev.atrium.api.livekit.TrackType.UNRECOGNIZED))
        .isEqualTo(TrackType.AUDIO);
  }
}
