package dev.atrium.core.media;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.media.TestLobby.leg;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.DataPacket;
import dev.atrium.core.SendData;
import dev.atrium.core.Stay;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Data are sent faster than they are delivered. */
class WaitingDataTest {
  private static final int LARGE = 5 << 20; // two of them do not fit

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;
  private final TestLobby lobby = new TestLobby(this::execute);

  @Test
  void whatMayGetLostMakesWayForWhatMayNot() {
    Stay alice = lobby.connected(ALICE);
    busy = true;
    send(1);
    send(0);

    work();

    assertThat(lobby.media().leg(leg(alice)).lossy()).isEmpty();
    assertThat(lobby.reliable(alice)).hasSize(1);
  }

  @Test
  void whatAClientSendsCountsWhateverItSays() {
    Stay alice = lobby.connected(ALICE);
    Stay bob = lobby.connected(BOB);
    busy = true;
    lobby.receive(alice, "stream " + "x".repeat(LARGE));
    lobby.receive(alice, "stream " + "x".repeat(LARGE));
    lobby.receive(alice, "stream end");

    work();

    assertThat(lobby.reliable(bob)).hasSize(2).last().asString().endsWith("end");
  }

  private void send(int kind) {
    DataPacket packet =
        new DataPacket(kind, new byte[LARGE], List.of(), List.of(), Optional.empty(), new byte[0]);
    lobby.engine().participants().sendData(OWNER, new SendData(LOBBY, packet));
  }

  private void execute(Runnable task) {
    if (busy) {
      waiting.add(task);
    } else {
      task.run();
    }
  }

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }
}
