package dev.atrium.core.engine;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.TestEngine.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Concurrently;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError.RoomAlreadyExists;
import dev.atrium.core.RoomError.TooManyRooms;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.TestEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final RoomName THIRD = new RoomName("third");

  private final TestEngine engine = atMost(2);

  @Test
  void endsWithTheLastRoomThatIsAdmitted() {
    engine.rooms().create(OWNER, idle(LOBBY));
    engine.rooms().create(OWNER, idle(STUDIO));

    assertRefused(() -> engine.rooms().create(OWNER, idle(THIRD)), new TooManyRooms(2));
    assertRefused(() -> engine.stays().join(OWNER, join(THIRD, ALICE)), new TooManyRooms(2));

    assertThat(engine.rooms().list(OWNER))
        .extracting(Room::name)
        .containsExactlyInAnyOrder(LOBBY, STUDIO);
  }

  @Test
  void isNotNeededByWhoeverComesIntoARoomThatIsThere() {
    Room lobby = engine.rooms().create(OWNER, idle(LOBBY));
    engine.rooms().create(OWNER, idle(STUDIO));

    assertThat(engine.rooms().create(OWNER, idle(LOBBY))).isEqualTo(lobby);
    assertRefused(() -> engine.rooms().create(OWNER, leased(LOBBY)), new RoomAlreadyExists(LOBBY));
    engine.stays().join(OWNER, join(LOBBY, ALICE));
  }

  @Test
  void comesBackWithEachRoomThatEnds() {
    engine.rooms().create(OWNER, idle(LOBBY));
    engine.rooms().create(OWNER, idle(STUDIO));

    for (int i = 0; i < 10; i++) {
      engine.rooms().delete(OWNER, delete(LOBBY));
      engine.rooms().create(OWNER, idle(LOBBY));
    }

    assertThat(engine.store().count()).isEqualTo(2);
  }

  @Test
  void isNotUsedUpByRefusals() {
    TestEngine one = atMost(1);
    one.rooms().create(OWNER, idle(LOBBY));
    for (int i = 0; i < 10; i++) {
      assertRefused(() -> one.rooms().create(OWNER, idle(STUDIO)), new TooManyRooms(1));
    }
    one.rooms().delete(OWNER, delete(LOBBY));

    one.rooms().create(OWNER, idle(STUDIO));
  }

  @Test
  void isNotTakenByRoomsThatHaveExpired() {
    engine.rooms().create(OWNER, idle(LOBBY));
    engine.rooms().create(OWNER, idle(STUDIO));
    engine.clock().advance(Duration.ofHours(1));

    engine.rooms().create(OWNER, idle(LOBBY));
    engine.rooms().create(OWNER, idle(THIRD));

    assertThat(engine.rooms().list(OWNER))
        .extracting(Room::name)
        .containsExactlyInAnyOrder(LOBBY, THIRD);
    assertRefused(() -> engine.rooms().create(OWNER, idle(STUDIO)), new TooManyRooms(2));
  }

  @Test
  void isNeverExceededHoweverManyCreateAtOnce() {
    TestEngine busy = atMost(20);

    List<Integer> created =
        Concurrently.run(
            16,
            worker -> {
              int count = 0;
              for (int i = 0; i < 20; i++) {
                count += create(busy, worker + "/" + i) ? 1 : 0;
                assertThat(busy.store().count()).isLessThanOrEqualTo(20);
              }
              return count;
            });

    assertThat(created.stream().mapToInt(Integer::intValue).sum())
        .isEqualTo((int) busy.store().count())
        .isLessThanOrEqualTo(20);
  }

  private static boolean create(TestEngine engine, String name) {
    try {
      engine.rooms().create(OWNER, idle(new RoomName(name)));
      return true;
    } catch (RoomException e) {
      assertThat(e.error()).isEqualTo(new TooManyRooms(20));
      return false;
    }
  }

  private static TestEngine atMost(long rooms) {
    return TestEngine.create(
        new Policy(
            POLICY.defaults(),
            POLICY.limits(),
            rooms,
            POLICY.autoCreate(),
            POLICY.remoteUnmute(),
            POLICY.node()));
  }
}
