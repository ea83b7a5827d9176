package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestEngine;
import dev.atrium.core.turn.MemoryTurnUsers;
import dev.atrium.core.turn.UserDatabaseTurnServer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which calls leave the event loop, which must not wait. */
class WaitingCallsTest {

  @Test
  void thoseThatChangeRoomsWait() {
    ThriftRoomHandler handler = new ThriftRoomHandler(TestEngine.create().rooms(), true, false);

    assertThat(Arrays.stream(ThriftMethod.values()).filter(handler::waits))
        .containsExactlyInAnyOrder(
            ThriftMethod.CREATE, ThriftMethod.CREATE2, ThriftMethod.UPDATE, ThriftMethod.REMOVE);
  }

  @Test
  void allOfThemWaitWhereCredentialsAreKeptElsewhere() {
    TestEngine engine =
        TestEngine.create(
            new UserDatabaseTurnServer(new MemoryTurnUsers(), "example.org", List.of("secret")));
    ThriftRoomHandler handler = new ThriftRoomHandler(engine.rooms(), true, false);

    assertThat(Arrays.stream(ThriftMethod.values()).filter(handler::waits))
        .containsExactly(ThriftMethod.values());
  }
}
