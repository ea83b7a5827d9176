package dev.atrium.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import dev.atrium.core.Seed;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled messages in right and wrong frames, on several connections at once. */
class NkmediaFuzzTest {
  private static final int TRIALS = Seed.trials(12_000);
  private static final int WORKERS = 4;
  private static final int LONGEST = 65_536;

  @TempDir private Path folder;

  private FuzzedServer server;
  private InetSocketAddress address;

  @BeforeEach
  void start() {
    server =
        FuzzedServer.start(
            folder,
            "room.ws.login-delay=1ms",
            "room.ws.answer-timeout=1m",
            "room.ws.send-timeout=1m",
            "room.ws.max-failed-logins=0",
            "room.ws.max-failed-logins-per-address=0",
            "room.ws.max-message-size=" + LONGEST + "B");
    address = server.address(Listener.NKMEDIA);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyMessageIsAnsweredOrEndsItsConnectionAndNothingStaysOfIt() throws Exception {
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
        NkmediaWitness witness = new NkmediaWitness(address)) {
      Future<Integer> events = thread.submit(witness);

      server.endures(TRIALS, this::fire, this::checkWhatRemains);

      witness.finish();
      assertThat(events.get()).isPositive();
    }
  }

  private int fire(int trials) throws Exception {
    int share = Math.ceilDiv(trials, WORKERS);
    List<Callable<Integer>> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      workers.add(new NkmediaTalk(address, server.next(), "fuzz-" + i % 2, LONGEST, share));
    }
    return FuzzedServer.together(workers);
  }

  private void checkWhatRemains() {
    server.endRooms();
    await().until(() -> server.gauge("room.ws.connections") == 1);
  }
}
