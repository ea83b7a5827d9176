package dev.atrium.core.port;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.joined;
import static dev.atrium.core.SampleEvents.settings;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.Lifetime;
import dev.atrium.core.Participant;
import dev.atrium.core.Presence;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent.ParticipantActive;
import dev.atrium.core.RoomEvent.ParticipantJoined;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomRenewed;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store promises about deadlines. */
interface FindsDueRooms extends StoreUnderTest {

  @Test
  default void aRoomIsDueFromItsDeadlineOn() {
    endingAfter(LOBBY, Duration.ofSeconds(10));

    assertThat(store().due(START.plusSeconds(10).minusMillis(1), 10)).isEmpty();
    assertThat(store().due(START.plusSeconds(10), 10)).containsExactly(LOBBY);
    assertThat(store().due(Instant.MAX, 10)).containsExactly(LOBBY);
  }

  @Test
  default void theFirstDueComesFirstAndNoMoreThanWereAskedFor() {
    RoomName third = new RoomName("a third");
    endingAfter(third, Duration.ofSeconds(30));
    endingAfter(LOBBY, Duration.ofSeconds(10));
    endingAfter(STUDIO, Duration.ofSeconds(20));

    assertThat(store().due(START.plusSeconds(30), 10)).containsExactly(LOBBY, STUDIO, third);
    assertThat(store().due(START.plusSeconds(30), 2)).containsExactly(LOBBY, STUDIO);
    assertThat(store().due(START.plusSeconds(20), 10)).containsExactly(LOBBY, STUDIO);
  }

  @Test
  default void roomsOfOneDeadlineAreAllDue() {
    List<RoomName> names = List.of(LOBBY, STUDIO, new RoomName("Lobby"), new RoomName("会议室"));

    names.forEach(name -> endingAfter(name, Duration.ofSeconds(10)));

    assertThat(store().due(START.plusSeconds(10), 10)).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  default void aRoomIsDueWhenAStayInItIs() {
    Room room = start(LOBBY, "RM_1");
    Participant alice = SampleEvents.participant(ALICE);
    Presence inHaste =
        new Presence(0, Optional.of(START.plusSeconds(7)), Optional.empty(), Optional.empty());
    write(new ParticipantJoined(room.ref(), START, alice.withPresence(inHaste)));

    assertThat(store().due(START.plusSeconds(7).minusMillis(1), 10)).isEmpty();
    assertThat(store().due(START.plusSeconds(7), 10)).containsExactly(LOBBY);
  }

  @Test
  default void aStayThatHasMadeItIsDueNoMore() {
    Room room = start(LOBBY, "RM_1");
    Participant alice = SampleEvents.participant(ALICE);
    Presence inHaste =
        new Presence(0, Optional.of(START.plusSeconds(7)), Optional.empty(), Optional.empty());
    Participant joined = alice.withPresence(inHaste);
    write(new ParticipantJoined(room.ref(), START, joined));

    Participant active = joined.activeBy(joined.legs().getFirst().raised());
    write(new ParticipantActive(room.ref(), START, active));

    assertThat(store().due(Instant.MAX, 10)).isEmpty();
  }

  @Test
  default void aRoomWithoutADeadlineIsNeverDue() {
    start(LOBBY, "RM_1");

    assertThat(store().due(Instant.MAX, 10)).isEmpty();
  }

  @Test
  default void aDeadlineThatMovesIsDueOnlyWhereItMovedTo() {
    Room room = endingAfter(LOBBY, Duration.ofSeconds(10));

    write(new RoomRenewed(room.ref(), START.plusSeconds(5), Instant.EPOCH));

    assertThat(store().due(START.plusSeconds(15).minusMillis(1), 10)).isEmpty();
    assertThat(store().due(START.plusSeconds(15), 10)).containsExactly(LOBBY);
  }

  @Test
  default void anOccupiedRoomIsNotDueUntilTheLastHasLeft() {
    Room room = endingAfter(LOBBY, Duration.ofSeconds(10));

    Room occupied = write(joined(room, ALICE));
    assertThat(store().due(Instant.MAX, 10)).isEmpty();

    Participant alice = occupied.participant(ALICE).orElseThrow();
    write(new ParticipantLeft(room.ref(), START.plusSeconds(60), alice, LeaveReason.CLIENT_LEFT));
    assertThat(store().due(START.plusSeconds(70).minusMillis(1), 10)).isEmpty();
    assertThat(store().due(START.plusSeconds(70), 10)).containsExactly(LOBBY);
  }

  @Test
  default void anEndedRoomIsNotDue() {
    Room room = endingAfter(LOBBY, Duration.ofSeconds(10));
    endingAfter(STUDIO, Duration.ofSeconds(10));

    write(finished(room));

    assertThat(store().due(Instant.MAX, 10)).containsExactly(STUDIO);
  }

  @Test
  default void theDeadlineOfANewLifeReplacesThatOfTheOld() {
    Room old = endingAfter(LOBBY, Duration.ofSeconds(10));

    write(finished(old), started(LOBBY, "RM_2", settings(Duration.ofSeconds(30))));

    assertThat(store().due(START.plusSeconds(29), 10)).isEmpty();
    assertThat(store().due(START.plusSeconds(30), 10)).containsExactly(LOBBY);
  }

  private Room endingAfter(RoomName name, Duration timeout) {
    Lifetime lifetime = new Lifetime.Idle(timeout, timeout);
    return write(started(name, "RM_" + name.value(), settings(lifetime)));
  }
}
