package dev.atrium.twirp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.core.Codec;
import dev.atrium.core.Lifetime;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.ParticipantState;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.Room;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.RoomPassword;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.RoomSid;
import dev.atrium.core.RoomTimes;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackOptions.VideoSize;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A component of a domain record is either mapped, which a change of it proves, or listed as
 * dropped: a new one fails here until somebody decides.
 */
class TwirpMapperTest {
  private static final Instant CREATED = Instant.parse("2026-05-04T10:15:30.250Z");
  private static final Room ROOM =
      Room.of(
          new RoomStarted(
              new RoomRef(new RoomName("lobby"), new RoomSid("RM_1")),
              CREATED,
              RoomDefaults.STANDARD.settings(RoomOptions.STANDARD),
              new RoomPassword("password")));
  private static final TrackOptions OPTIONS =
      new TrackOptions(
          "client", TrackType.VIDEO, TrackSource.CAMERA, "name", new VideoSize(640, 480), Map.of());
  private static final Track TRACK =
      new Track(new TrackSid("TR_1"), new MediaSessionId("leg"), OPTIONS, false, "");
  private static final Participant PARTICIPANT =
      new Participant(
          new ParticipantIdentity("alice"),
          new ParticipantSid("PA_1"),
          ParticipantState.JOINING,
          ParticipantKind.STANDARD,
          CREATED,
          1,
          ParticipantProfile.EMPTY,
          Permission.STANDARD,
          false,
          List.of(),
          List.of());

  @Test
  void everyComponentOfARoomIsMappedOrDropped() {
    Map<String, Object> mapped =
        Map.of(
            "ref",
            new RoomRef(new RoomName("lobby"), new RoomSid("RM_2")),
            "times",
            new RoomTimes(CREATED.plusMillis(1), CREATED, Instant.EPOCH, false),
            "settings",
            ROOM.settings().withMetadata("changed"),
            "password",
            new RoomPassword("changed"),
            "participants",
            inside(PARTICIPANT));

    assertMappedOrDropped(ROOM, mapped, Set.of("version", "status"), TwirpMapper::room);
  }

  @Test
  void everyComponentOfARoomsSettingsIsMappedOrDropped() {
    Map<String, Object> mapped =
        Map.of(
            "lifetime",
            new Lifetime.Idle(Duration.ofSeconds(300), Duration.ofSeconds(21)),
            "maxParticipants",
            7L,
            "metadata",
            "changed",
            "media",
            with(
                ROOM.settings().media(), "enabledCodecs", List.of(new Codec("audio/opus", "a=b"))));

    assertMappedOrDropped(
        ROOM.settings(),
        mapped,
        Set.of("extras"),
        settings -> TwirpMapper.room(with(ROOM, "settings", settings)));
  }

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

    assertMappedOrDropped(PARTICIPANT, mapped, Set.of("legs"), TwirpMapper::participant);
  }

  @Test
  void everyComponentOfAProfileIsMapped() {
    Map<String, Object> mapped =
        Map.of("name", "changed", "metadata", "changed", "attributes", Map.of("a", "b"));

    assertMappedOrDropped(
        ParticipantProfile.EMPTY,
        mapped,
        Set.of(),
        profile -> TwirpMapper.participant(with(PARTICIPANT, "profile", profile)));
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
        permission -> TwirpMapper.participant(with(PARTICIPANT, "permission", permission)));
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
            "video/VP8");

    assertMappedOrDropped(TRACK, mapped, Set.of("leg"), TwirpMapper::track);
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
            new VideoSize(1, 2));

    assertMappedOrDropped(
        OPTIONS,
        mapped,
        Set.of("clientId", "attributes"),
        options -> TwirpMapper.track(with(TRACK, "options", options)));
  }

  @Test
  void constantsKeepTheirNames() {
    for (ParticipantKind kind : ParticipantKind.values()) {
      assertThat(mapped("kind", kind).getKind().name()).isEqualTo(kind.name());
    }
    for (ParticipantState state : ParticipantState.values()) {
      assertThat(mapped("state", state).getState().name()).isEqualTo(state.name());
    }
    for (TrackType type : TrackType.values()) {
      assertThat(TwirpMapper.track(with(TRACK, "options", with(OPTIONS, "type", type))).getType())
          .hasToString(type.name());
    }
    for (TrackSource source : TrackSource.values()) {
      assertThat(
              TwirpMapper.track(with(TRACK, "options", with(OPTIONS, "source", source)))
                  .getSource())
          .hasToString(source.name());
    }
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

  @Test
  void aRoomsTimesAreTheSameInstantInBothUnits() {
    dev.atrium.api.livekit.Room room = TwirpMapper.room(ROOM);

    assertThat(room.getCreationTime()).isEqualTo(CREATED.getEpochSecond());
    assertThat(room.getCreationTimeMs()).isEqualTo(CREATED.toEpochMilli());
  }

  @Test
  void timeoutsOfOtherLifetimesAreShownInSeconds() {
    RoomSettings leased =
        with(
            ROOM.settings(),
            "lifetime",
            new Lifetime.Lease(Duration.ofHours(1), Duration.ofSeconds(20)));
    RoomSettings endless =
        with(ROOM.settings(), "lifetime", new Lifetime.Activity(Duration.ofDays(99_999), true));

    assertThat(TwirpMapper.room(with(ROOM, "settings", leased)).getEmptyTimeout()).isEqualTo(3_600);
    assertThat(TwirpMapper.room(with(ROOM, "settings", endless)).getEmptyTimeout())
        .as("the largest uint32")
        .isEqualTo(-1);
  }

  @Test
  void agentsAndRecordersAreNotCounted() {
    Participant publisher = with(PARTICIPANT, "publisher", true);
    Participant agent =
        with(
            with(PARTICIPANT, "kind", ParticipantKind.AGENT),
            "identity",
            new ParticipantIdentity("agent"));
    Participant recorder =
        with(
            with(PARTICIPANT, "kind", ParticipantKind.EGRESS),
            "identity",
            new ParticipantIdentity("recorder"));
    Room room = with(ROOM, "participants", inside(publisher, agent, recorder));

    dev.atrium.api.livekit.Room message = TwirpMapper.room(room);

    assertThat(message.getNumParticipants()).isEqualTo(1);
    assertThat(message.getNumPublishers()).isEqualTo(1);
    assertThat(message.getActiveRecording()).isTrue();
  }

  private static <R extends Record> void assertMappedOrDropped(
      R record, Map<String, Object> mapped, Set<String> dropped, Function<R, Message> mapping) {
    Message before = mapping.apply(record);
    assertThat(Stream.of(record.getClass().getRecordComponents()).map(RecordComponent::getName))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(mapped.keySet().stream(), dropped.stream()).toList());
    mapped.forEach(
        (component, changed) ->
            assertThat(mapping.apply(with(record, component, changed)))
                .as("with another %s", component)
                .isNotEqualTo(before));
  }

  private static ParticipantInfo mapped(String component, Object value) {
    return TwirpMapper.participant(with(PARTICIPANT, component, value));
  }

  private static SequencedMap<ParticipantIdentity, Participant> inside(
      Participant... participants) {
    SequencedMap<ParticipantIdentity, Participant> inside = new LinkedHashMap<>();
    Arrays.stream(participants)
        .forEach(participant -> inside.put(participant.identity(), participant));
    return inside;
  }

  /** The record with one component changed. */
  private static <R extends Record> R with(R record, String component, Object changed) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        boolean same = !components[i].getName().equals(component);
        values[i] = same ? components[i].getAccessor().invoke(record) : changed;
        types[i] = components[i].getType();
      }
      Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
      @SuppressWarnings("unchecked") // the same class
      R other = (R) constructor.newInstance(values);
      return other;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component, e);
    }
  }
}
