package dev.atrium.benchmarks;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.Rooms;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.core.access.Caller;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decisions of the engine over the memory store: what the domain costs without disk and wire. The
 * number of live rooms must make no difference.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EngineBenchmark {
  private static final Caller OPERATOR = Caller.unlimited("benchmark");

  @Param({"100", "100000"})
  int liveRooms;

  private final LocalEventBus bus = new LocalEventBus(Runnable::run);
  private final Rooms rooms = Engines.over(new MemoryRoomStore(bus, 1_000), bus).rooms();

  @Setup
  public void makeRooms() {
    for (int i = 0; i < liveRooms; i++) {
      rooms.create(OPERATOR, Engines.room(name(i)));
    }
  }

  @Benchmark
  public Room createExisting() {
    return rooms.create(OPERATOR, Engines.room(any()));
  }

  @Benchmark
  public Room get() {
    return rooms.get(OPERATOR, new RoomName(any()));
  }

  @Benchmark
  public Room updateMetadata() {
    return rooms.updateMetadata(
        OPERATOR, new UpdateRoomMetadata(new RoomName(any()), "metadata of one hundred bytes"));
  }

  /** Two decisions: a room begins and ends. */
  @Benchmark
  @OperationsPerInvocation(2)
  public Room createAndDelete() {
    CreateRoom create = Engines.room("fresh-" + ThreadLocalRandom.current().nextLong());
    Room room = rooms.create(OPERATOR, create);
    return rooms.delete(OPERATOR, new DeleteRoom(room.name(), false));
  }

  private String any() {
    return name(ThreadLocalRandom.current().nextInt(liveRooms));
  }

  private static String name(int number) {
    return "room-" + number;
  }
}
