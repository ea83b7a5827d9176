package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.scenario.Operation.Outcome.Created;
import dev.atrium.app.scenario.Operation.Outcome.CreatedOrFound;
import dev.atrium.app.scenario.Operation.Outcome.Deleted;
import dev.atrium.core.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two hundred clients of all wires race to create, destroy and read the same ten names: for each
 * name there is one order that explains what every one of them was told, and the events are those
 * of that order's commits.
 */
class RaceIT {
  private static final int CLIENTS = 200;
  private static final List<String> NAMES =
      IntStream.range(0, 10).mapToObj(i -> "race-" + i).toList();
  private static final Duration LENGTH =
      Seed.isThorough() ? Duration.ofMinutes(1) : Duration.ofSeconds(10);
  private static final String LAST_ROOM = "the-last-room";

  private final Queue<Operation> history = new ConcurrentLinkedQueue<>();
  private final List<AutoCloseable> connections = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void everyAnswerIsExplainedByOneOrderOfCommits() throws Exception {
    List<JsonNode> events;

    try (AtriumProcess server = AtriumProcess.startedOn(folder.resolve("rooms.db"));
        NkClient watcher = server.nkmedia()) {
      watcher.subscribeToRooms();
      race(server);
      watcher.ok("media", "room", "create", Map.of("class", "sfu", "room_id", LAST_ROOM));
      events = eventsUntilTheLast(watcher);
      for (AutoCloseable connection : connections) {
        connection.close();
      }
    }

    Map<String, List<Operation>> byName =
        history.stream().collect(Collectors.groupingBy(Operation::name));
    System.out.printf("%d operations, %d events%n", history.size(), events.size());
    assertThat(byName).hasSize(NAMES.size());
    byName.forEach((name, all) -> assertThat(NameHistory.fault(all)).as(name).isEmpty());
    byName.forEach((name, all) -> checkEvents(all, types(events, name)));
  }

  private void race(AtriumProcess server) throws Exception {
    List<Racer> racers = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      racers.add(racer(server, i));
    }
    long end = System.nanoTime() + LENGTH.toNanos();
    SplittableRandom random = new SplittableRandom(Seed.ofThisRun().value());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        String client = "client-" + i;
        Racer racer = racers.get(i);
        SplittableRandom own = random.split();
        runs.add(threads.submit(run(client, racer, own, end)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }
  }

  private Racer racer(AtriumProcess server, int number) throws Exception {
    return switch (number % 3) {
      case 0 -> Racer.twirp(server.twirp());
      case 1 -> {
        NkClient client = server.nkmedia();
        connections.add(client);
        yield Racer.nkmedia(client);
      }
      default -> {
        ThriftClient client = server.thrift();
        connections.add(client);
        yield Racer.thrift(client);
      }
    };
  }

  private Callable<Boolean> run(String client, Racer racer, SplittableRandom random, long end) {
    return () -> {
      while (System.nanoTime() < end) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        long begin = System.nanoTime();
        Operation.Outcome outcome = racer.act(random, name);
        history.add(new Operation(client, name, begin, System.nanoTime(), outcome));
      }
      return true;
    };
  }

  private static List<JsonNode> eventsUntilTheLast(NkClient watcher) {
    List<JsonNode> events = new ArrayList<>();
    await()
        .until(
            () -> {
              for (JsonNode event = watcher.poll(); event != null; event = watcher.poll()) {
                events.add(event);
              }
              return events.stream()
                  .anyMatch(event -> event.path("obj_id").asString().equals(LAST_ROOM));
            });
    return events;
  }

  private static List<String> types(List<JsonNode> events, String name) {
    return events.stream()
        .filter(event -> event.path("obj_id").asString().equals(name))
        .map(event -> event.path("type").asString())
        .toList();
  }

  /** Rooms begin and end in turn, and each end had one winner. */
  private static void checkEvents(List<Operation> operations, List<String> types) {
    for (int i = 0; i < types.size(); i++) {
      assertThat(types.get(i)).isEqualTo(i % 2 == 0 ? "created" : "destroyed");
    }
    long destroyed = types.stream().filter("destroyed"::equals).count();
    assertThat(count(operations, Deleted.class)).isEqualTo(destroyed);
    assertThat(types.size() - destroyed)
        .isBetween(
            count(operations, Created.class),
            count(operations, Created.class) + count(operations, CreatedOrFound.class));
  }

  private static long count(List<Operation> operations, Class<?> outcome) {
    return operations.stream().filter(one -> outcome.isInstance(one.outcome())).count();
  }
}
