package dev.atrium.app.fuzz;

import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import dev.atrium.core.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled messages in every dialect over TCP, and in bodies over HTTP. */
class ThriftFuzzTest {
  private static final int TRIALS = Seed.trials(12_000);
  private static final int WORKERS = 4;

  @TempDir private Path folder;

  private FuzzedServer server;

  /**
   * So many rooms at most: that they are too many is an answer too. Nobody is sent away for being
   * slow, which would be none.
   */
  @BeforeEach
  void start() {
    server =
        FuzzedServer.start(
            folder,
            "room.max-rooms=500",
            "room.thrift.first-byte-timeout=1m",
            "room.thrift.message-timeout=1m",
            "room.thrift.write-timeout=1m");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void goodCallsAreAnsweredWhateverComesAfterThemAndNothingStaysOfIt() throws Exception {
    server.endures(TRIALS, this::fire, this::checkWhatRemains);
  }

  /** Three quarters over TCP, one over HTTP. */
  private int fire(int trials) throws Exception {
    int share = Math.ceilDiv(trials, WORKERS);
    List<Callable<Integer>> workers = new ArrayList<>();
    for (int i = 1; i < WORKERS; i++) {
      workers.add(
          new ThriftTalk(server.address(Listener.THRIFT), server.next(), "fuzz-" + i, share));
    }
    workers.add(new ThriftPosts(server.address(Listener.HTTP), server.next(), "fuzz-1", share));
    return FuzzedServer.together(workers);
  }

  private void checkWhatRemains() {
    server.endRooms();
    await().until(() -> server.gauge("thrift.server.connections") == 0);
  }
}
