package dev.atrium.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.EventId;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleEvents;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.Seed;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.port.StoreUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
  private static final int KILLS = Seed.isThorough() ? 30 : 2;
  private static final int MOST_LINES = Seed.isThorough() ? 10_000 : 500;

  @TempDir private Path folder;

  @Test
  void nothingThatWasAcknowledgedIsLostAndNothingIsHalfThere() throws Exception {
    Random random = Seed.ofThisRun().random();
    List<String> acknowledged = new ArrayList<>();

    for (int run = 0; run < KILLS; run++) {
      acknowledged.addAll(runAndKill("run" + run, 1 + random.nextInt(MOST_LINES)));

      try (SqliteRoomStore store = open()) {
        acknowledged.forEach(line -> assertKept(store, line.split(" ")));
        assertWhole(store);
      }
    }
  }

  @Test
  void theFileOfALivingProcessIsRefused() throws Exception {
    Process process = start("living");
    try (BufferedReader out = process.inputReader(UTF_8)) {
      assertThat(out.readLine()).startsWith("started living-");

      assertThatThrownBy(this::open)
          .isInstanceOf(StoreInUseException.class)
          .hasMessageEndingWith("rooms.db is in use by process " + process.pid() + ".");
    } finally {
      process.destroyForcibly().waitFor();
    }
    open().close();
  }

  /** Every line that the process wrote in full before it was gone. */
  private List<String> runAndKill(String prefix, int lines) throws Exception {
    Process process = start(prefix);
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      while (acknowledged.size() < lines) {
        acknowledged.add(out.readLine());
      }
      process
          .toHandle()
          .destroyForcibly(); // on POSIX SIGKILL; the process itself would close its pipe
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        acknowledged.add(line);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    String last = acknowledged.getLast();
    return last.matches("\\w+ (\\S+) RM_\\1")
        ? acknowledged
        : acknowledged.subList(0, acknowledged.size() - 1);
  }

  private Process start(String prefix) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcess.class.getName(),
            file().toString(),
            prefix)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void assertKept(SqliteRoomStore store, String[] line) {
    RoomName name = new RoomName(line[1]);
    int number = Integer.parseInt(line[1].substring(line[1].lastIndexOf('-') + 1));
    switch (line[0]) {
      case "started", "joined" -> {
        if (store.find(name).isEmpty()) {
          assertThat(number % 3).as("an end that was asked for: %s", name).isZero();
          return;
        }
        Room room = store.find(name).orElseThrow();
        assertThat(room.sid().value()).isEqualTo(line[2]);
        assertThat(room.settings())
            .isEqualTo(SampleEvents.settings(Duration.ofSeconds(60 + number)));
        if (line[0].equals("joined")) {
          assertThat(room.participant(SampleParticipants.ALICE)).isPresent();
        }
      }
      case "finished" -> assertThat(store.find(name)).isEmpty();
      default -> throw new AssertionError(line[0]);
    }
  }

  /** Rooms are what the events make, and no event is missing. */
  private static void assertWhole(SqliteRoomStore store) {
    List<StoredEvent> log = store.eventsAfter(new EventId("0"), Integer.MAX_VALUE);
    assertThat(store.all()).containsExactlyInAnyOrderElementsOf(StoreUnderTest.fold(log).values());
    assertThat(log)
        .extracting(StoredEvent::event)
        .first()
        .isInstanceOf(RoomEvent.RoomStarted.class);
    assertThat(store.latestEvent()).isEqualTo(new EventId(Integer.toString(log.size())));
  }

  private SqliteRoomStore open() {
    return SqliteRoomStore.open(
        SqliteSettings.of(file()), new LocalEventBus(Runnable::run), new TestClock());
  }

  private Path file() {
    return folder.resolve("rooms.db");
  }
}
