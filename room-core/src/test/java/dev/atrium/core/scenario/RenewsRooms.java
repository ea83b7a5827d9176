package dev.atrium.core.scenario;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Scenarios for wires that ask for a room to live on. */
public interface RenewsRooms extends Scenario {

  /** Renews that room over the wire; a wire that answers an unknown room is let answer. */
  void renewRoom(RoomName name);

  @Test
  default void aRenewedLeaseRunsForItsWholeTimeAgain() {
    renewalsKeep(leased(LOBBY), RoomDefaults.STANDARD.leaseTtl());
  }

  @Test
  default void aRenewalRestartsTheIdleClocksOfTheOtherWires() {
    renewalsKeep(idle(LOBBY, Duration.ofSeconds(60), Duration.ZERO), Duration.ofSeconds(60));
    renewalsKeep(active(new RoomName("active"), Duration.ofSeconds(60)), Duration.ofSeconds(60));
  }

  @Test
  default void aRenewalOfAnUnknownRoomMakesNone() {
    renewRoom(LOBBY);

    assertThat(engine().rooms().list(OWNER)).isEmpty();
  }

  @Test
  default void aRoomWhoseDeadlineHasComeIsNotBroughtBack() {
    engine().rooms().create(OWNER, leased(LOBBY));
    engine().clock().advance(RoomDefaults.STANDARD.leaseTtl());

    renewRoom(LOBBY);

    assertThat(engine().hasRoom(LOBBY)).isFalse();
  }

  private void renewalsKeep(CreateRoom creation, Duration life) {
    RoomName name = engine().rooms().create(OWNER, creation).name();
    Duration most = life.minusSeconds(1); // leases count whole seconds

    for (int i = 0; i < 3; i++) {
      engine().clock().advance(most);
      renewRoom(name);
    }
    engine().clock().advance(most);
    assertThat(engine().hasRoom(name)).as("%s renewed", name).isTrue();

    engine().clock().advance(Duration.ofSeconds(1));
    assertThat(engine().hasRoom(name)).as("%s left alone", name).isFalse();
  }
}
