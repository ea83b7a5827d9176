package dev.atrium.thrift;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Room;
import dev.atrium.core.RoomLease;
import dev.atrium.core.TestEngine;
import dev.atrium.core.TurnCredentials;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a room the contract can say. */
class ThriftMapperTest {
  private static final Instant EXPIRES = Instant.ofEpochSecond(1_800_000_000);

  private final Room room = TestEngine.create().rooms().create(OWNER, leased(LOBBY));

  @Test
  void aRoomIsItsNameTheEndOfItsLeaseAndItsCredentials() {
    RoomLease lease = new RoomLease(EXPIRES, Optional.of(new TurnCredentials("user", "pass")));

    assertThat(ThriftMapper.info(room, lease, true))
        .isEqualTo(new RoomInfo("lobby", 1_800_000_000, "user", Optional.of("pass")));
    assertThat(ThriftMapper.info(room, lease, false).password()).isEmpty();
  }

  @Test
  void withoutTurnTheUserNameIsEmptyAndThePasswordLeftOut() {
    RoomLease lease = new RoomLease(EXPIRES, Optional.empty());

    assertThat(ThriftMapper.info(room, lease, true))
        .isEqualTo(new RoomInfo("lobby", 1_800_000_000, "", Optional.empty()));
  }
}
