package dev.atrium.core.scenario;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.ODD_NAMES;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.TOO_LONG;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.RoomName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that read one room by its name. */
public interface ReadsRooms extends Scenario {

  /**
   * Reads that room over the wire; {@code false} if the wire says in its words that there is no
   * such room. Any other refusal fails the test.
   */
  boolean seesRoom(RoomName name);

  @Test
  default void aRoomIsSeenWhicheverWireMadeIt() {
    List<CreateRoom> creations =
        List.of(
            idle(new RoomName("idle")),
            active(new RoomName("active"), Duration.ofMinutes(5)),
            leased(new RoomName("leased")));

    for (CreateRoom creation : creations) {
      RoomName name = engine().rooms().create(OWNER, creation).name();

      assertThat(seesRoom(name)).as("%s seen", name).isTrue();
    }
  }

  @Test
  default void roomsAreToldApartByteForByte() {
    engine().rooms().create(OWNER, idle(LOBBY));

    assertThat(ODD_NAMES).noneMatch(this::seesRoom);

    ODD_NAMES.forEach(name -> engine().rooms().create(OWNER, idle(name)));

    assertThat(ODD_NAMES).allMatch(this::seesRoom);
  }

  @Test
  default void aRoomDeletedOnAnotherWireIsUnknownAtOnce() {
    engine().rooms().create(OWNER, idle(LOBBY));
    engine().rooms().create(OWNER, idle(STUDIO));

    engine().rooms().delete(OWNER, delete(LOBBY));

    assertThat(seesRoom(LOBBY)).isFalse();
    assertThat(seesRoom(STUDIO)).isTrue();
  }

  @Test
  default void aRoomWhoseDeadlineHasComeIsUnknownBeforeAnySweep() {
    engine().rooms().create(OWNER, idle(LOBBY, Duration.ofSeconds(5), Duration.ZERO));

    engine().clock().advance(Duration.ofSeconds(5).minusMillis(1));
    assertThat(seesRoom(LOBBY)).isTrue();

    engine().clock().advance(Duration.ofMillis(1));
    assertThat(seesRoom(LOBBY)).isFalse();
  }

  @Test
  default void aNameThatNoRoomCanHaveIsUnknownAndNotWrong() {
    assertThat(seesRoom(new RoomName(""))).isFalse();
    assertThat(seesRoom(TOO_LONG)).isFalse();
  }

  @Test
  default void readingChangesNothing() {
    engine().rooms().create(OWNER, leased(LOBBY));
    var before = engine().rooms().get(OWNER, LOBBY);

    engine().clock().advance(Duration.ofMinutes(1));
    seesRoom(LOBBY);

    assertThat(engine().rooms().get(OWNER, LOBBY)).isEqualTo(before);
  }
}
