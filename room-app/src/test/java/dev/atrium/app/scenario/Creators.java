package dev.atrium.app.scenario;

import dev.atrium.app.scenario.Acknowledged.OnNkmedia;
import dev.atrium.app.scenario.Acknowledged.OnThrift;
import dev.atrium.app.scenario.Acknowledged.OnTwirp;
import io.livekit.server.RoomServiceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Clients of every wire that create rooms as fast as they are answered, until the server is gone.
 * Each remembers what it was told, and has at most one creation under way.
 */
final class Creators implements AutoCloseable {
  private static final int PER_WIRE = 4;
  static final int COUNT = 3 * PER_WIRE;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final CountDownLatch enough;

  /**
   * @param enough acknowledged rooms to wait for
   */
  Creators(int enough) {
    this.enough = new CountDownLatch(enough);
  }

  /** Returns as soon as that many creations have been acknowledged; the clients go on. */
  void createOn(AtriumProcess server) throws InterruptedException {
    for (int i = 0; i < PER_WIRE; i++) {
      threads.execute(() -> create(() -> twirp(server)));
      threads.execute(() -> create(() -> nkmedia(server)));
      threads.execute(() -> create(() -> thrift(server)));
    }
    enough.await();
  }

  /** Everything that was acknowledged; the server has to be gone. */
  List<Acknowledged> acknowledged() {
    threads.close();
    return new ArrayList<>(acknowledged);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Callable<Acknowledged> twirp(AtriumProcess server) {
    RoomServiceClient client = server.twirp();
    return () -> OnTwirp.of(client.createRoom("kill-" + UUID.randomUUID(), 3_600).execute());
  }

  private static Callable<Acknowledged> nkmedia(AtriumProcess server) {
    NkClient client = server.nkmedia();
    return () ->
        OnNkmedia.of(
            client.ok("media", "room", "create", Map.of("class", "sfu", "timeout", 3_600)));
  }

  private static Callable<Acknowledged> thrift(AtriumProcess server) throws Exception {
    ThriftClient client = server.thrift();
    return () -> OnThrift.of(client.create());
  }

  /** The first failure is the end of the server. */
  private void create(Callable<Callable<Acknowledged>> connecting) {
    try {
      Callable<Acknowledged> creation = connecting.call();
      while (!Thread.currentThread().isInterrupted()) {
        acknowledged.add(creation.call());
        enough.countDown();
      }
    } catch (Exception | AssertionError gone) {
      return;
    }
  }
}
