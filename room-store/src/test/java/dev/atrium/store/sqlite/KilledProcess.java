package dev.atrium.store.sqlite;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.joined;
import static dev.atrium.core.SampleEvents.settings;
import static dev.atrium.core.SampleEvents.started;

import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.TestClock;
import dev.atrium.core.memory.LocalEventBus;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A process that makes rooms until somebody ends it: each is entered, and every third one ended.
 * Prints what was acknowledged, one line for each room.
 */
final class KilledProcess {
  private static final int CALLERS = 8;

  private KilledProcess() {}

  /** Wants the file, and a text that no other run has in its names. */
  public static void main(String[] arguments) throws InterruptedException {
    SqliteRoomStore store =
        SqliteRoomStore.open(
            SqliteSettings.of(Path.of(arguments[0])),
            new LocalEventBus(Runnable::run),
            new TestClock());
    for (int caller = 0; caller < CALLERS; caller++) {
      String prefix = arguments[1] + "-" + caller + "-";
      Thread.ofPlatform().start(() -> work(store, prefix));
    }
    Thread.currentThread().join(); // for good
  }

  private static void work(SqliteRoomStore store, String prefix) {
    PrintStream out = System.out;
    for (int i = 0; true; i++) {
      RoomName name = new RoomName(prefix + i);
      Duration timeout = Duration.ofSeconds(60 + i);
      RoomEvent start = started(name, "RM_" + name, settings(timeout));
      Room room = store.change(name, none -> List.of(start)).orElseThrow();
      out.println("started " + name + " " + room.sid());
      store.change(name, found -> List.of(joined(room, SampleParticipants.ALICE)));
      out.println("joined " + name + " " + room.sid());
      if (i % 3 == 0) {
        store.change(name, found -> List.of(finished(room)));
        out.println("finished " + name + " " + room.sid());
      }
    }
  }
}
