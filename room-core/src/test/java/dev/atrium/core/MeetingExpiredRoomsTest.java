package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.agent;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeetingExpiredRoomsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestEngine engine = TestEngine.create();
  private final Rooms rooms = engine.rooms();

  @Test
  void anExpiredRoomIsThereForNobodyBeforeAnySweep() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    Stay agent = engine.stays().join(OWNER, join(LOBBY, ALICE, agent()));
    pass(Duration.ofSeconds(30));

    assertThat(rooms.list(OWNER)).isEmpty();
    assertThat(rooms.list(OWNER, List.of(LOBBY))).isEmpty();
    assertThat(engine.participants().list(OWNER, LOBBY)).isEmpty();
    assertRefused(() -> rooms.get(OWNER, LOBBY), new RoomNotFound(LOBBY));
    assertRefused(() -> rooms.renew(OWNER, LOBBY), new RoomNotFound(LOBBY));
    assertRefused(
        () -> rooms.updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "news")),
        new RoomNotFound(LOBBY));
    assertRefused(
        () -> engine.participants().get(OWNER, LOBBY, ALICE),
        new ParticipantNotFound(LOBBY, ALICE));
    assertRefused(
        () -> engine.stays().activate(agent.ref(), new MediaSessionId("leg")),
        new ParticipantNotFound(LOBBY, ALICE));
  }

  @Test
  void listsLeaveOutTheExpiredRoomsAndNoOthers() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    rooms.create(OWNER, idle(STUDIO));
    assertThat(rooms.list(OWNER)).extracting(Room::name).containsExactlyInAnyOrder(LOBBY, STUDIO);

    pass(Duration.ofSeconds(30));

    assertThat(rooms.list(OWNER)).extracting(Room::name).containsExactly(STUDIO);
  }

  @Test
  void aCreatorWhoMeetsAnExpiredRoomEndsItAndGetsANewOneInOneCommit() {
    Room old = rooms.create(OWNER, leased(LOBBY));
    pass(HOUR);
    RecordingListener listener = engine.listen();

    Room fresh = rooms.create(OWNER, leased(LOBBY));

    assertThat(fresh.sid()).isNotEqualTo(old.sid());
    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(List.of(RoomFinished.class, RoomStarted.class));
    assertThat(listener.events(RoomFinished.class))
        .containsExactly(
            new RoomFinished(old.ref(), engine.clock().instant(), FinishReason.EXPIRED));
  }

  @Test
  void aJoinThatMeetsAnExpiredRoomComesIntoANewOne() {
    Room old = rooms.create(OWNER, idle(LOBBY));
    pass(HOUR);

    Stay stay = engine.stays().join(OWNER, join(LOBBY, ALICE));

    assertThat(stay.room().sid()).isNotEqualTo(old.sid());
    assertThat(stay.room().participants()).containsOnlyKeys(ALICE);
  }

  @Test
  void theSweepEndsWhatIsDueAndTellsIt() {
    Room lobby = rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ZERO));
    rooms.create(OWNER, idle(STUDIO, Duration.ofSeconds(31), Duration.ZERO));
    engine.stays().join(OWNER, join(LOBBY, ALICE, agent()));
    RecordingListener listener = engine.listen();
    pass(Duration.ofSeconds(30));

    assertThat(engine.expiry().sweep()).isEqualTo(1);

    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(List.of(ParticipantLeft.class, RoomFinished.class));
    assertThat(listener.events(ParticipantLeft.class))
        .extracting(ParticipantLeft::reason)
        .containsExactly(LeaveReason.ROOM_CLOSED);
    assertThat(listener.events(RoomFinished.class))
        .containsExactly(
            new RoomFinished(lobby.ref(), engine.clock().instant(), FinishReason.EXPIRED));
    assertThat(engine.store().find(LOBBY)).isEmpty();
    assertThat(engine.hasRoom(STUDIO)).isTrue();
  }

  @Test
  void theSweepFindsNothingTwice() {
    rooms.create(OWNER, idle(LOBBY));
    pass(HOUR);
    engine.expiry().sweep();

    assertThat(engine.expiry().sweep()).isZero();
  }

  @Test
  void theSweepEndsAnyNumberOfRooms() {
    IntStream.range(0, 2_500).forEach(i -> rooms.create(OWNER, idle(new RoomName("room-" + i))));
    pass(HOUR);

    assertThat(engine.expiry().sweep()).isEqualTo(2_500);

    assertThat(engine.store().count()).isZero();
  }

  private void pass(Duration time) {
    engine.clock().advance(time);
  }
}
