package dev.atrium.livekit;

import static dev.atrium.livekit.Changes.assertMappedOrDropped;
import static dev.atrium.livekit.Changes.with;
import static dev.atrium.livekit.SampleRecords.CREATED;
import static dev.atrium.livekit.SampleRecords.OPTIONS;
import static dev.atrium.livekit.SampleRecords.PARTICIPANT;
import static dev.atrium.livekit.SampleRecords.TRACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.AudioTrackFeature;
import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.Encryption;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.core.ClientCapability;
import dev.atrium.core.KindDetail;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.ParticipantDetails;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.ParticipantState;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackOptions.VideoSize;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Participants and tracks as LiveKit's clients see them. */
class LivekitMapperTest {

  @Test
  void everyComponentOfAParticipantIsMappedOrDropped() {
    Map<String, Object> mapped = new LinkedHashMap<>();
    mapped.put("identity", new ParticipantIdentity("bob"));
    mapped.put("sid", new ParticipantSid("PA_2"));
    mapped.put("state", ParticipantState.ACTIVE);
    mapped.put("kind", ParticipantKind.AGENT);
    mapped.put("joinedAt", CREATED.plusMillis(1));
    mapped.put("version", 2L);
    mapped.put("profile", new ParticipantProfile("", "", Map.of("a", "b")));
    mapped.put("permission", new Permission(true, true, false, Set.of(), Set.of()));
    mapped.put("publisher", true);
    mapped.put("tracks", List.of(TRACK));
    mapped.put("details", ParticipantDetails.NONE.in("somewhere"));

    assertMappedOrDropped(
        PARTICIPANT,
        mapped,
        Set.of("legs", "announced", "presence", "audience"),
        LivekitMapper::participant);
  }

  @Test
  void everyComponentOfDetailsIsMapped() {
    Map<String, Object> mapped =
        Map.of(
            "kindDetails",
            List.of(KindDetail.FORWARDED),
            "clientProtocol",
            1L,
            "capabilities",
            Set.of(ClientCapability.PACKET_TRAILER),
            "region",
            "somewhere");

    assertMappedOrDropped(
        ParticipantDetails.NONE,
        mapped,
        Set.of(),
        details -> LivekitMapper.participant(with(PARTICIPANT, "details", details)));
  }

  @Test
  void everyComponentOfAProfileIsMapped() {
    Map<String, Object> mapped =
        Map.of("name", "changed", "metadata", "changed", "attributes", Map.of("a", "b"));

    assertMappedOrDropped(
        ParticipantProfile.EMPTY,
        mapped,
        Set.of(),
        profile -> LivekitMapper.participant(with(PARTICIPANT, "profile", profile)));
  }

  @Test
  void everyComponentOfAPermissionIsMapped() {
    Map<String, Object> mapped =
        Map.of(
            "canSubscribe",
            false,
            "canPublish",
            false,
            "canPublishData",
            false,
            "publishSources",
            Set.of(TrackSource.CAMERA),
            "traits",
            Set.of(Trait.HIDDEN));

    assertMappedOrDropped(
        Permission.STANDARD,
        mapped,
        Set.of(),
        permission -> LivekitMapper.participant(with(PARTICIPANT, "permission", permission)));
  }

  @Test
  void everyComponentOfATrackIsMappedOrDropped() {
    Map<String, Object> mapped =
        Map.of(
            "sid",
            new TrackSid("TR_2"),
            "options",
            with(OPTIONS, "name", "changed"),
            "muted",
            true,
            "mimeType",
            "video/VP8",
            "changedAt",
            CREATED);

    assertMappedOrDropped(TRACK, mapped, Set.of("leg"), LivekitMapper::track);
  }

  @Test
  void everyComponentOfATracksOptionsIsMappedOrDropped() {
    Map<String, Object> mapped =
        Map.of(
            "type",
            TrackType.AUDIO,
            "source",
            TrackSource.SCREEN_SHARE,
            "name",
            "changed",
            "size",
            new VideoSize(1, 2),
            "attributes",
            Map.of(TrackOptions.LIVEKIT, said(TrackInfo.newBuilder().setStream("camera"))));

    assertMappedOrDropped(
        OPTIONS,
        mapped,
        Set.of("clientId", "muted"),
        options -> LivekitMapper.track(with(TRACK, "options", options)));
  }

  @Test
  void whatAClientSaidOfATrackIsShownUnderWhatTheServerKnows() {
    String said =
        said(
            TrackInfo.newBuilder()
                .setSid("TR_forged")
                .setMuted(true)
                .setEncryption(Encryption.Type.GCM)
                .addAudioFeatures(AudioTrackFeature.TF_STEREO));
    TrackOptions options = with(OPTIONS, "attributes", Map.of(TrackOptions.LIVEKIT, said));

    TrackInfo shown = LivekitMapper.track(with(TRACK, "options", options));

    assertThat(shown)
        .isEqualTo(
            LivekitMapper.track(TRACK).toBuilder()
                .setEncryption(Encryption.Type.GCM)
                .addAudioFeatures(AudioTrackFeature.TF_STEREO)
                .build());
    assertThat(shown.hasVersion()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "front left", "bm90IGEgdHJhY2s="})
  void whatAnotherWireSaidOfATrackInWordsOfItsOwnIsNotShown(String said) {
    TrackOptions options = with(OPTIONS, "attributes", Map.of(TrackOptions.LIVEKIT, said));

    assertThat(LivekitMapper.track(with(TRACK, "options", options)))
        .isEqualTo(LivekitMapper.track(TRACK));
  }

  @Test
  void constantsKeepTheirNames() {
    for (KindDetail detail : KindDetail.values()) {
      ParticipantDetails details = new ParticipantDetails(List.of(detail), 0, Set.of(), "");
      assertThat(mapped("details", details).getKindDetails(0).name()).isEqualTo(detail.name());
    }
    for (ClientCapability capability : ClientCapability.values()) {
      ParticipantDetails details = new ParticipantDetails(List.of(), 0, Set.of(capability), "");
      assertThat(mapped("details", details).getCapabilities(0).name())
          .isEqualTo("CAP_" + capability.name());
    }
    for (ParticipantKind kind : ParticipantKind.values()) {
      assertThat(mapped("kind", kind).getKind().name()).isEqualTo(kind.name());
    }
    for (ParticipantState state : ParticipantState.values()) {
      assertThat(mapped("state", state).getState().name()).isEqualTo(state.name());
    }
    for (TrackType type : TrackType.values()) {
      assertThat(LivekitMapper.track(with(TRACK, "options", with(OPTIONS, "type", type))).getType())
          .hasToString(type.name());
    }
    for (TrackSource source : TrackSource.values()) {
      assertThat(
              LivekitMapper.track(with(TRACK, "options", with(OPTIONS, "source", source)))
                  .getSource())
          .hasToString(source.name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT_LEFT,CLIENT_INITIATED",
    "DUPLICATE_IDENTITY,DUPLICATE_IDENTITY",
    "NODE_STOPPED,SERVER_SHUTDOWN",
    "REMOVED,PARTICIPANT_REMOVED",
    "ROOM_DELETED,ROOM_DELETED",
    "ROOM_CLOSED,ROOM_CLOSED",
    "STATE_MISMATCH,STATE_MISMATCH",
    "JOIN_FAILED,JOIN_FAILURE",
    "MIGRATED,MIGRATION",
    "SIGNAL_LOST,SIGNAL_CLOSE",
    "MEDIA_LOST,CONNECTION_TIMEOUT",
    "MEDIA_FAILED,MEDIA_FAILURE"
  })
  void aStayEndsForTheReasonThatClientsKnow(LeaveReason reason, DisconnectReason told) {
    assertThat(LivekitMapper.reason(reason)).isEqualTo(told);
  }

  @ParameterizedTest
  @EnumSource
  void eachTraitIsShownByItself(Trait trait) {
    Permission none = new Permission(false, false, false, Set.of(), Set.of());

    ParticipantInfo info = mapped("permission", none.with(trait));

    assertThat(info.getPermission().getAllFields()).hasSize(1);
  }

  @Test
  void everyTraitHasAPlaceOfItsOwn() {
    Permission all = new Permission(false, false, false, Set.of(), EnumSet.allOf(Trait.class));

    assertThat(mapped("permission", all).getPermission().getAllFields())
        .hasSameSizeAs(Trait.values());
  }

  private static String said(TrackInfo.Builder particulars) {
    return Base64.getEncoder().encodeToString(particulars.build().toByteArray());
  }

  private static ParticipantInfo mapped(String component, Object value) {
    return LivekitMapper.participant(with(PARTICIPANT, component, value));
  }
}
