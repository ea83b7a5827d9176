package dev.atrium.core;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
  private final TestEngine engine = TestEngine.create();

  @Test
  void areNotInTheTextOfWhatCarriesThem() {
    RecordingListener listener = engine.listen();

    Room room = engine.rooms().create(OWNER, leased(LOBBY));
    RoomLease lease = engine.rooms().lease(room);

    String turnPassword = lease.credentials().orElseThrow().password();
    String told = room + " " + listener.changes() + " " + lease;
    assertThat(told)
        .contains("lobby")
        .doesNotContain(room.password().value())
        .doesNotContain(turnPassword)
        .doesNotContain(TestEngine.TURN_SECRET);
  }
}
