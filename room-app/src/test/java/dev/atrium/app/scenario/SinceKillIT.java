package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.Seed;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.store.sqlite.SqliteRoomStore;
import dev.atrium.store.sqlite.SqliteSettings;
import io.livekit.server.RoomServiceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A subscriber that drops at random and comes back with the last {@code event_id} it saw, while
 * clients create and delete rooms and the process is killed among them: it is told each event once,
 * in the order of the commits.
 */
class SinceKillIT {
  private static final int EVENTS = Seed.isThorough() ? 20_000 : 2_000;
  private static final int DROPS = Seed.isThorough() ? 200 : 20;
  private static final int CLIENTS = 6;
  private static final int PAGE = 1_000;
  private static final String LAST_ROOM = "the-last-room";

  private final Random random = Seed.ofThisRun().random();
  private final AtomicInteger answered = new AtomicInteger();

  @TempDir private Path folder;

  @Test
  void whoeverComesBackIsToldEachEventOnceAndInOrder() throws Exception {
    Path rooms = folder.resolve("rooms.db");
    int killAt = EVENTS / 3 + random.nextInt(EVENTS / 3);
    List<RoamingSubscriber.Told> told;
    int drops;

    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
        RoamingSubscriber subscriber = new RoamingSubscriber(LAST_ROOM, dropPoints())) {
      Future<List<RoamingSubscriber.Told>> all;
      try (AtriumProcess server = started(rooms)) {
        subscriber.meet(server);
        all = thread.submit(subscriber::roam);
        subscriber.awaitSubscription();
        changeUntil(server, killAt, true);
      }
      try (AtriumProcess server = started(rooms)) {
        subscriber.meet(server);
        changeUntil(server, EVENTS, false);
        server.twirp().createRoom(LAST_ROOM).execute();
        told = all.get();
        server.stop();
      }
      drops = subscriber.drops();
    }

    List<RoamingSubscriber.Told> happened = happened(rooms);
    System.out.printf(
        "%d events, killed after %d answers, %d drops%n", happened.size(), killAt, drops);
    assertThat(happened).hasSizeGreaterThanOrEqualTo(EVENTS);
    assertThat(drops).isGreaterThanOrEqualTo(DROPS);
    assertThat(told).isEqualTo(happened);
  }

  private AtriumProcess started(Path rooms) throws IOException {
    return AtriumProcess.startedOn(rooms, "room.defaults.empty-timeout=1h");
  }

  private int[] dropPoints() {
    return random.ints(0, EVENTS).distinct().limit(DROPS).sorted().toArray();
  }

  /**
   * @param kill whether the server is to be killed then, among changes
   */
  private void changeUntil(AtriumProcess server, int enough, boolean kill) throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        String room = "room-" + client;
        running.add(clients.submit(() -> change(server, room, enough, kill)));
      }
      for (Future<Boolean> one : running) {
        one.get();
      }
    }
  }

  private boolean change(AtriumProcess server, String room, int enough, boolean kill)
      throws InterruptedException {
    RoomServiceClient twirp = server.twirp();
    try {
      while (answered.get() < enough) {
        twirp.createRoom(room).execute();
        count(server, enough, kill);
        twirp.deleteRoom(room).execute();
        count(server, enough, kill);
      }
    } catch (IOException gone) {
      return false; // the others find out too
    }
    return true;
  }

  private void count(AtriumProcess server, int enough, boolean kill) throws InterruptedException {
    if (answered.incrementAndGet() == enough && kill) {
      server.kill();
    }
  }

  private static List<RoamingSubscriber.Told> happened(Path rooms) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    List<RoamingSubscriber.Told> all = new ArrayList<>();
    try (SqliteRoomStore store =
        SqliteRoomStore.open(SqliteSettings.of(rooms), bus, InstantSource.system())) {
      List<StoredEvent> page = store.eventsAfter(new EventId("0"), PAGE);
      while (!page.isEmpty()) {
        page.forEach(stored -> all.add(told(stored)));
        page = store.eventsAfter(page.getLast().id(), PAGE);
      }
    }
    return all;
  }

  private static RoamingSubscriber.Told told(StoredEvent stored) {
    String type = stored.event() instanceof RoomStarted ? "created" : "destroyed";
    return new RoamingSubscriber.Told(
        stored.id().value(), type, stored.event().room().name().value());
  }
}
