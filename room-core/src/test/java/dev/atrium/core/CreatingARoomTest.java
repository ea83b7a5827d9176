package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleEvents.ODD_TEXT;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.LONGEST;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.TOO_LONG;
import static dev.atrium.core.SampleRooms.admitting;
import static dev.atrium.core.SampleRooms.creation;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.SampleRooms.unnamed;
import static dev.atrium.core.SampleRooms.withMetadata;
import static dev.atrium.core.SampleRooms.withPreset;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.RoomAlreadyExists;
import dev.atrium.core.RoomError.RoomClassUnavailable;
import dev.atrium.core.RoomError.RoomNameMissing;
import dev.atrium.core.RoomError.UnknownBackend;
import dev.atrium.core.RoomError.UnknownPreset;
import dev.atrium.core.RoomEvent.RoomStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CreatingARoomTest {
  private final TestEngine engine = TestEngine.create();
  private final Rooms rooms = engine.rooms();

  @Test
  void makesAnEmptyRoomOfTheStandardSettings() {
    Room room = rooms.create(OWNER, idle(LOBBY));

    assertThat(room.name()).isEqualTo(LOBBY);
    assertThat(room.version()).isEqualTo(1);
    assertThat(room.participants()).isEmpty();
    assertThat(room.status()).isEqualTo(RoomStatus.EMPTY);
    assertThat(room.times().createdAt()).isEqualTo(TestClock.START);
    assertThat(room.settings())
        .isEqualTo(
            new RoomSettings(
                new Lifetime.Idle(Duration.ofMinutes(5), Duration.ofSeconds(20)),
                0,
                "",
                RoomDefaults.STANDARD.media(),
                RoomExtras.NONE));
  }

  @Test
  void isReadAtOnceByWhoeverAsks() {
    Room room = rooms.create(OWNER, idle(LOBBY));

    assertThat(rooms.get(OWNER, LOBBY)).isEqualTo(room);
    assertThat(rooms.list(OWNER)).containsExactly(room);
    assertThat(rooms.list(OWNER, List.of(STUDIO, LOBBY, LOBBY))).containsExactly(room);
  }

  @Test
  void tellsItsStartWithEverythingThatMakesTheRoom() {
    RecordingListener listener = engine.listen();

    Room room = rooms.create(OWNER, idle(LOBBY));

    assertThat(listener.events())
        .containsExactly(
            new RoomStarted(room.ref(), TestClock.START, room.settings(), room.password()));
  }

  @Test
  void returnsTheLiveRoomUnchangedWhenTheCallerTakesWhatIsThere() {
    Room first = rooms.create(OWNER, admitting(LOBBY, 2));
    engine.clock().advance(Duration.ofSeconds(10));
    RecordingListener listener = engine.listen();

    Room second = rooms.create(OWNER, admitting(LOBBY, 8));

    assertThat(second).isEqualTo(first);
    assertThat(second.settings().maxParticipants()).isEqualTo(2);
    assertThat(listener.events()).isEmpty();
  }

  @Test
  void refusesATakenNameWhenTheCallerInsistsOnANewRoom() {
    Room first = rooms.create(OWNER, idle(LOBBY));

    assertRefused(() -> rooms.create(OWNER, leased(LOBBY)), new RoomAlreadyExists(LOBBY));

    assertThat(rooms.get(OWNER, LOBBY)).isEqualTo(first);
  }

  @Test
  void givesEachLifeItsOwnSidAndPassword() {
    Room first = rooms.create(OWNER, idle(LOBBY));
    rooms.delete(OWNER, delete(LOBBY));

    Room second = rooms.create(OWNER, leased(LOBBY));

    assertThat(second.sid()).isNotEqualTo(first.sid());
    assertThat(second.password()).isNotEqualTo(first.password());
    assertThat(second.version()).isEqualTo(1);
  }

  @Test
  void keepsTimeInWholeMilliseconds() {
    engine.clock().set(Instant.parse("2026-05-04T10:15:30.123456789Z"));

    Room room = rooms.create(OWNER, idle(LOBBY));

    assertThat(room.times().createdAt()).isEqualTo(Instant.parse("2026-05-04T10:15:30.123Z"));
  }

  @Test
  void namesARoomByAUuidOnWish() {
    RoomName name = rooms.create(OWNER, unnamed(RoomNaming.UUID)).name();

    assertThat(name.value())
        .matches("room-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void namesARoomByASecretOnWish() {
    RoomName name = rooms.create(OWNER, unnamed(RoomNaming.SECRET)).name();

    assertThat(name.value()).matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  void refusesACreatorThatHadToNameTheRoomAndDidNot() {
    assertRefused(() -> rooms.create(OWNER, unnamed(RoomNaming.BY_CREATOR)), new RoomNameMissing());
    assertRefused(() -> rooms.create(OWNER, idle(new RoomName(""))), new RoomNameMissing());
  }

  @Test
  void limitsTheNameInBytesOfUtf8() {
    assertThat(rooms.create(OWNER, idle(LONGEST)).name()).isEqualTo(LONGEST);

    assertRefused(
        () -> rooms.create(OWNER, idle(TOO_LONG)), new LimitExceeded(Limit.ROOM_NAME, 256));
    assertRefused(
        () -> rooms.create(OWNER, idle(new RoomName(LONGEST.value() + "!"))),
        new LimitExceeded(Limit.ROOM_NAME, 256));
  }

  @Test
  void limitsTheMetadataOfTheRoomAndOfItsAgents() {
    LimitExceeded tooMuch = new LimitExceeded(Limit.METADATA, 524_288);

    assertRefused(() -> rooms.create(OWNER, withMetadata(LOBBY, "x".repeat(524_289))), tooMuch);
    assertRefused(() -> rooms.create(OWNER, withAgent("x".repeat(524_289), Map.of())), tooMuch);
    assertRefused(
        () -> rooms.create(OWNER, withAgent("", Map.of("k", "x".repeat(65_536)))),
        new LimitExceeded(Limit.ATTRIBUTES, 65_536));

    String most = "x".repeat(524_288);
    assertThat(rooms.create(OWNER, withMetadata(LOBBY, most)).settings().metadata())
        .isEqualTo(most);
  }

  @Test
  void checksLimitsBeforeItLooksWhetherTheRoomIsThere() {
    rooms.create(OWNER, idle(LOBBY));

    assertRefused(
        () -> rooms.create(OWNER, withMetadata(LOBBY, "x".repeat(524_289))),
        new LimitExceeded(Limit.METADATA, 524_288));
  }

  @Test
  void keepsWhatTheCreatorAskedFor() {
    RoomExtras extras =
        new RoomExtras(
            List.of(new RoomAgent("helper", "", Map.of(), "")),
            "egress",
            Map.of("tag", ODD_TEXT),
            "{}",
            new PlayoutDelay(10, 20),
            true);
    MediaOptions media =
        new MediaOptions(
            Optional.of(RoomClass.SFU),
            Optional.of(TestEngine.BACKEND),
            Optional.of("pcma"),
            Optional.of("h264"),
            OptionalLong.of(0));
    RoomOptions options =
        new RoomOptions(
            new LifetimeOptions.Activity(Optional.of(Duration.ofSeconds(7))),
            Optional.empty(),
            0xFFFF_FFFFL,
            ODD_TEXT,
            media,
            extras);

    RoomSettings settings =
        rooms.create(OWNER, creation(LOBBY, IfExists.REJECT, options)).settings();

    assertThat(settings.lifetime()).isEqualTo(new Lifetime.Activity(Duration.ofSeconds(7), true));
    assertThat(settings.maxParticipants()).isEqualTo(0xFFFF_FFFFL);
    assertThat(settings.metadata()).isEqualTo(ODD_TEXT);
    assertThat(settings.extras()).isEqualTo(extras);
    assertThat(settings.media())
        .isEqualTo(
            new MediaProfile(
                RoomClass.SFU,
                TestEngine.BACKEND,
                "pcma",
                "h264",
                0,
                RoomDefaults.STANDARD_CODECS));
  }

  @Test
  void refusesMediaThatNobodyHereCanCarry() {
    MediaOptions otherBackend =
        new MediaOptions(
            Optional.empty(),
            Optional.of("nkmedia_fs"),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty());
    MediaOptions mixed =
        new MediaOptions(
            Optional.of(RoomClass.MCU),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty());

    assertRefused(
        () -> rooms.create(OWNER, withMedia(otherBackend)), new UnknownBackend("nkmedia_fs"));
    assertRefused(
        () -> rooms.create(OWNER, withMedia(mixed)), new RoomClassUnavailable(RoomClass.MCU));
  }

  @Test
  void refusesAnUnknownPresetUnlessTheRoomIsThereAlready() {
    CreateRoom command = withPreset(LOBBY, "unknown");
    assertRefused(() -> rooms.create(OWNER, command), new UnknownPreset("unknown"));
    assertThat(engine.hasRoom(LOBBY)).isFalse();

    Room room = rooms.create(OWNER, idle(LOBBY));

    assertThat(rooms.create(OWNER, command)).isEqualTo(room);
  }

  @Test
  void makesOneRoomHoweverManyAskAtOnce() {
    RecordingListener listener = engine.listen();

    List<Room> answers = Concurrently.run(16, worker -> rooms.create(OWNER, idle(LOBBY)));

    assertThat(answers).containsOnly(rooms.get(OWNER, LOBBY));
    assertThat(listener.awaitChanges(1)).hasSize(1);
  }

  private static CreateRoom withAgent(String metadata, Map<String, String> attributes) {
    RoomExtras extras =
        new RoomExtras(
            List.of(new RoomAgent("helper", metadata, attributes, "")),
            "",
            Map.of(),
            "",
            PlayoutDelay.NONE,
            false);
    return creation(
        LOBBY,
        IfExists.RETURN,
        new RoomOptions(
            LifetimeOptions.Idle.UNSET, Optional.empty(), 0, "", MediaOptions.UNSET, extras));
  }

  private static CreateRoom withMedia(MediaOptions media) {
    return creation(LOBBY, IfExists.RETURN, RoomOptions.STANDARD.withMedia(media));
  }
}
