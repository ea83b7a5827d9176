package dev.atrium.core;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.agent;
import static dev.atrium.core.SampleParticipants.hidden;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.recorder;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiringRoomsTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestEngine engine = TestEngine.create();
  private final Rooms rooms = engine.rooms();

  @Test
  void anIdleRoomThatNobodyJoinedEndsItsEmptyTimeoutAfterCreation() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));

    assertEndsAfter(Duration.ofSeconds(30));
  }

  @Test
  void anIdleRoomThatEveryoneLeftEndsItsDepartureTimeoutAfterTheLastLeave() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    Stay bob = engine.stays().join(OWNER, join(LOBBY, BOB));

    pass(HOUR);
    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    pass(HOUR);
    engine.stays().leave(bob.ref(), LeaveReason.CLIENT_LEFT);

    assertEndsAfter(Duration.ofSeconds(5));
  }

  @Test
  void anActiveRoomEndsItsTimeoutAfterTheLastActivity() {
    rooms.create(OWNER, active(LOBBY, Duration.ofSeconds(30)));

    pass(Duration.ofSeconds(29));
    rooms.updateStatus(OWNER, LOBBY, new RoomStatus(Map.of("slow_link", "{}")));
    pass(Duration.ofSeconds(29));
    rooms.updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "news"));
    pass(Duration.ofSeconds(29));
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    pass(HOUR);
    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertEndsAfter(Duration.ofSeconds(30));
  }

  @Test
  void activityKeepsNoIdleRoomAndNoLease() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    rooms.create(OWNER, leased(STUDIO));
    Optional<?> lease = rooms.get(OWNER, STUDIO).deadline();

    pass(Duration.ofSeconds(29));
    for (RoomName name : List.of(LOBBY, STUDIO)) {
      rooms.updateMetadata(OWNER, new UpdateRoomMetadata(name, "news"));
      rooms.updateStatus(OWNER, name, new RoomStatus(Map.of("slow_link", "{}")));
    }

    assertEndsAfter(Duration.ofSeconds(1));
    assertThat(rooms.get(OWNER, STUDIO).deadline()).isEqualTo(lease);
  }

  @Test
  void aLeasedRoomEndsWithItsLeaseWhichCountsFromTheWholeSecond() {
    rooms.create(OWNER, leased(LOBBY));

    assertEndsAfter(HOUR.minus(Duration.ofMillis(250))); // the clock starts at …30.250
  }

  @Test
  void aLeaveLateInALeaseLeavesTheGraceOfADepartureTimeout() {
    rooms.create(OWNER, leased(LOBBY));
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));

    pass(Duration.ofHours(5));
    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertEndsAfter(Duration.ofSeconds(20));
  }

  @Test
  void aLeaveEarlyInALeaseChangesNothingAboutItsEnd() {
    rooms.create(OWNER, leased(LOBBY));
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));

    pass(Duration.ofMinutes(10));
    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertEndsAfter(Duration.ofMinutes(50).minus(Duration.ofMillis(250)));
  }

  @Test
  void aTimeoutOfZeroEndsAtTheNextTick() {
    rooms.create(OWNER, idle(LOBBY, Duration.ZERO, Duration.ZERO));

    assertEndsAfter(Duration.ofSeconds(1));
  }

  @Test
  void aDepartureTimeoutOfZeroEndsOneTickAfterTheLastLeave() {
    rooms.create(OWNER, idle(LOBBY, HOUR, Duration.ZERO));
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));

    pass(HOUR);
    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertEndsAfter(Duration.ofSeconds(1));
  }

  @Test
  void aTimeoutOfTheLargestUint32NeverEnds() {
    Duration never = Duration.ofSeconds(4_294_967_295L);
    rooms.create(OWNER, idle(LOBBY, never, Duration.ofSeconds(5)));
    rooms.create(OWNER, active(STUDIO, never));

    pass(Duration.ofDays(365 * 200));
    engine.expiry().sweep();

    assertThat(rooms.list(OWNER)).extracting(Room::name).containsExactlyInAnyOrder(LOBBY, STUDIO);
  }

  @Test
  void aTimeoutBelowNeverEndsEvenIfItIsCenturiesAway() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(4_294_967_294L), Duration.ZERO));

    assertEndsAfter(Duration.ofSeconds(4_294_967_294L));
  }

  @Test
  void aRoomWithAnOrdinaryParticipantInsideNeverEnds() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    rooms.create(OWNER, active(STUDIO, Duration.ofSeconds(1)));
    RoomName leased = rooms.create(OWNER, leased(new RoomName("leased"))).name();
    List<RoomName> names = List.of(LOBBY, STUDIO, leased);
    names.forEach(name -> engine.stays().join(OWNER, join(name, ALICE, hidden())));

    pass(Duration.ofDays(1000));
    engine.expiry().sweep();

    assertThat(names).allMatch(engine::hasRoom);
  }

  @Test
  void agentsAndRecordersKeepNoRoom() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    engine.stays().join(OWNER, join(LOBBY, ALICE, agent()));
    engine.stays().join(OWNER, join(LOBBY, BOB, recorder()));

    assertEndsAfter(Duration.ofSeconds(30));
  }

  @Test
  void theLeaveOfAnAgentIsNoDeparture() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    Stay agent = engine.stays().join(OWNER, join(LOBBY, ALICE, agent()));

    pass(Duration.ofSeconds(10));
    engine.stays().leave(agent.ref(), LeaveReason.CLIENT_LEFT);

    assertEndsAfter(Duration.ofSeconds(20));
  }

  @Test
  void whoBecomesAnAgentInsideCountsAsHavingLeft() {
    rooms.create(OWNER, idle(LOBBY, Duration.ofSeconds(30), Duration.ofSeconds(5)));
    engine.stays().join(OWNER, join(LOBBY, ALICE));
    pass(HOUR);

    Permission agent = Permission.STANDARD.with(Permission.Trait.AGENT);
    engine
        .participants()
        .update(OWNER, new UpdateParticipant(LOBBY, ALICE, ProfileChange.NONE, Optional.of(agent)));

    assertEndsAfter(Duration.ofSeconds(5));
  }

  @Test
  void aClockThatGoesBackShortensNoLife() {
    rooms.create(OWNER, active(LOBBY, Duration.ofSeconds(30)));
    rooms.create(OWNER, leased(STUDIO));
    List<Optional<?>> before = deadlines();

    engine.clock().advance(Duration.ofHours(-3));
    for (RoomName name : List.of(LOBBY, STUDIO)) {
      rooms.renew(OWNER, name);
      Stay alice = engine.stays().join(OWNER, join(name, ALICE));
      engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    }

    assertThat(deadlines()).isEqualTo(before);
  }

  private void pass(Duration time) {
    engine.clock().advance(time);
  }

  private List<Optional<?>> deadlines() {
    return List.of(rooms.get(OWNER, LOBBY).deadline(), rooms.get(OWNER, STUDIO).deadline());
  }

  /** The lobby is there until just before that time has passed, and no longer. */
  private void assertEndsAfter(Duration time) {
    pass(time.minus(MOMENT));
    assertThat(engine.hasRoom(LOBBY)).as("a moment before %s", time).isTrue();
    assertThat(engine.expiry().sweep()).isZero();

    pass(MOMENT);
    assertThat(engine.hasRoom(LOBBY)).as("after %s", time).isFalse();
    assertThat(engine.expiry().sweep()).isEqualTo(1);
  }
}
