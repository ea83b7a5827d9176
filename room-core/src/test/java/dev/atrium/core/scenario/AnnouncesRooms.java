package dev.atrium.core.scenario;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that tell subscribers of the rooms that begin and end. */
public interface AnnouncesRooms extends Scenario {

  /** A room that began or ended, as a subscriber was told. */
  record Announcement(Kind kind, RoomName room) {}

  /** What of a room was announced. */
  enum Kind {
    STARTED,
    FINISHED
  }

  /** Subscribes over the wire to every room, from now on. */
  void watchRooms();

  /** The next beginning or end that the wire told the subscriber, waiting for it if need be. */
  Announcement nextAnnouncement();

  @Test
  default void beginningsAndEndsAreAnnouncedInOrderWhicheverWireMadeTheRoom() {
    watchRooms();

    engine().rooms().create(OWNER, idle(LOBBY));
    engine().rooms().create(OWNER, leased(STUDIO));
    engine().rooms().delete(OWNER, delete(LOBBY));
    engine().rooms().create(OWNER, active(LOBBY, Duration.ofMinutes(5)));

    announces(Kind.STARTED, LOBBY);
    announces(Kind.STARTED, STUDIO);
    announces(Kind.FINISHED, LOBBY);
    announces(Kind.STARTED, LOBBY);
  }

  @Test
  default void aRoomThatExpiresIsAnnouncedByTheSweep() {
    watchRooms();
    engine().rooms().create(OWNER, idle(LOBBY, Duration.ofSeconds(5), Duration.ZERO));

    engine().clock().advance(Duration.ofSeconds(5));
    engine().expiry().sweep();

    announces(Kind.STARTED, LOBBY);
    announces(Kind.FINISHED, LOBBY);
  }

  @Test
  default void whatWasRefusedIsNotAnnounced() {
    engine().rooms().create(OWNER, idle(LOBBY));
    watchRooms();

    assertThatThrownBy(() -> engine().rooms().create(OWNER, leased(LOBBY)))
        .isInstanceOf(RoomException.class);
    engine().rooms().create(OWNER, idle(STUDIO));

    announces(Kind.STARTED, STUDIO);
  }

  private void announces(Kind kind, RoomName room) {
    assertThat(nextAnnouncement()).isEqualTo(new Announcement(kind, room));
  }
}
