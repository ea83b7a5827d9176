package dev.atrium.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import dev.atrium.app.scenario.Deployment;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.Room;
import dev.atrium.core.Rooms;
import dev.atrium.core.Seed;
import dev.atrium.core.access.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The whole application, and what it has to be after whatever was sent to it. */
final class FuzzedServer implements AutoCloseable {
  private static final int MORE_THREADS = 16;
  private static final long MORE_HEAP = 48L << 20;

  private final Random random = Seed.ofThisRun().random();
  private final Path folder;
  private final Deployment deployment;
  private final LogWatch log = LogWatch.started();

  private FuzzedServer(Path folder, Deployment deployment) {
    this.folder = folder;
    this.deployment = deployment;
  }

  /**
   * On free ports, with the secrets of {@link Insides}.
   *
   * @param folder for what is found out about this process
   * @param settings each {@code property=value}
   */
  static FuzzedServer start(Path folder, String... settings) {
    Stream<String> secrets =
        Stream.of(
            "room.keys.devkey=" + Insides.API_SECRET, "room.turn.secrets=" + Insides.TURN_SECRET);
    String[] all = Stream.concat(secrets, Stream.of(settings)).toArray(String[]::new);
    return new FuzzedServer(folder, Deployment.start(all));
  }

  /** A number of trials against the server; returns how many were made. */
  @FunctionalInterface
  interface Fire {
    int of(int trials) throws Exception;
  }

  /** What has to hold when no trial is under way; it removes what good requests have left. */
  @FunctionalInterface
  interface Calm {
    void check() throws IOException;
  }

  InetSocketAddress address(Listener listener) {
    return deployment.address(listener);
  }

  /** Ends every room there is. */
  void endRooms() {
    Rooms rooms = deployment.context().getBean(Rooms.class);
    Caller caller = Caller.unlimited("fuzz");
    for (Room room : rooms.list(caller)) {
      rooms.delete(caller, new DeleteRoom(room.ref().name(), false));
    }
    assertThat(gauge("room.active")).isZero();
  }

  double gauge(String name) {
    return metrics().get(name).gauge().value();
  }

  double count(String name) {
    return metrics().get(name).counter().count();
  }

  /** For one worker; the same ones, in the same order, in every run of the same seed. */
  Random next() {
    return new Random(random.nextLong());
  }

  /** One half of the trials may cost what it does; the other must not add to it. */
  void endures(int trials, Fire fire, Calm calm) throws Exception {
    int tried = fire.of(trials / 2);
    calm.check();
    Footprint before = Footprint.taken(folder);

    tried += fire.of(trials - trials / 2);
    calm.check();
    Footprint most =
        new Footprint(
            before.threads() + MORE_THREADS,
            before.virtualThreads() + MORE_THREADS,
            before.heap() + MORE_HEAP);
    Footprint after =
        await().until(() -> Footprint.taken(folder), found -> found.isWithin(most)); // they end

    assertThat(tried).isGreaterThanOrEqualTo(trials);
    assertThat(log.faults()).isEmpty();
    System.out.printf("%d trials, from %s to %s%n", tried, before, after);
  }

  /** Each on a thread of its own; the sum of their trials. */
  static int together(List<? extends Callable<Integer>> workers) throws Exception {
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
      List<Future<Integer>> results = new ArrayList<>();
      workers.forEach(worker -> results.add(threads.submit(worker)));
      int tried = 0;
      for (Future<Integer> result : results) {
        tried += result.get();
      }
      return tried;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private MeterRegistry metrics() {
    return deployment.context().getBean(MeterRegistry.class);
  }

  @Override
  public void close() {
    log.close();
    deployment.close();
  }
}
