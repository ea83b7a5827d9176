package dev.atrium.core.scenario;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.ODD_NAMES;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that list rooms. */
public interface ListsRooms extends Scenario {

  /** The names of all rooms as the wire lists them, in any order. */
  Collection<RoomName> listedRooms();

  @Test
  default void withoutRoomsTheListIsEmpty() {
    assertThat(listedRooms()).isEmpty();
  }

  @Test
  default void theRoomsOfEveryWireAreListed() {
    RoomName leased = new RoomName("leased");
    engine().rooms().create(OWNER, idle(LOBBY));
    engine().rooms().create(OWNER, active(STUDIO, Duration.ofMinutes(5)));
    engine().rooms().create(OWNER, leased(leased));

    assertThat(listedRooms()).containsExactlyInAnyOrder(LOBBY, STUDIO, leased);
  }

  @Test
  default void namesAreListedByteForByte() {
    ODD_NAMES.forEach(name -> engine().rooms().create(OWNER, idle(name)));

    assertThat(listedRooms()).containsExactlyInAnyOrderElementsOf(ODD_NAMES);
  }

  @Test
  default void everyRoomIsListedOnceHoweverManyThereAre() {
    List<RoomName> names =
        IntStream.range(0, 300).mapToObj(i -> new RoomName("room-" + i)).toList();

    names.forEach(name -> engine().rooms().create(OWNER, idle(name)));

    assertThat(listedRooms()).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  default void aRoomDeletedOnAnotherWireLeavesTheListAtOnce() {
    engine().rooms().create(OWNER, idle(LOBBY));
    engine().rooms().create(OWNER, idle(STUDIO));

    engine().rooms().delete(OWNER, delete(LOBBY));

    assertThat(listedRooms()).containsExactly(STUDIO);
  }

  @Test
  default void aRoomWhoseDeadlineHasComeIsNotListedBeforeAnySweep() {
    engine().rooms().create(OWNER, idle(LOBBY, Duration.ofSeconds(5), Duration.ZERO));

    engine().clock().advance(Duration.ofSeconds(5));

    assertThat(listedRooms()).isEmpty();
  }
}
