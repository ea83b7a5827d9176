package dev.atrium.benchmarks;

import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.Rooms;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.core.access.Caller;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.store.sqlite.SqliteRoomStore;
import dev.atrium.store.sqlite.SqliteSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Durable commits of the engine over the embedded store, in the folder for temporary files: with
 * one caller each commit waits for an fsync of its own, with 64 many share one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class SqliteCommitBenchmark {
  private static final Caller OPERATOR = Caller.unlimited("benchmark");
  private static final int ROOMS = 1_000;

  private final LocalEventBus bus = new LocalEventBus(Runnable::run);
  private final Path folder = temporaryFolder();
  private final SqliteRoomStore store =
      SqliteRoomStore.open(
          SqliteSettings.of(folder.resolve("rooms.db")), bus, InstantSource.system());
  private final Rooms rooms = Engines.over(store, bus).rooms();

  @Setup
  public void makeRooms() {
    for (int i = 0; i < ROOMS; i++) {
      rooms.create(OPERATOR, Engines.room("room-" + i));
    }
  }

  @TearDown
  public void removeFiles() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }

  @Benchmark
  @Threads(1)
  public Room oneCaller() {
    return commit();
  }

  @Benchmark
  @Threads(64)
  public Room sixtyFourCallers() {
    return commit();
  }

  private Room commit() {
    String name = "room-" + ThreadLocalRandom.current().nextInt(ROOMS);
    return rooms.updateMetadata(
        OPERATOR, new UpdateRoomMetadata(new RoomName(name), "metadata of some length"));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("atrium-benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
