package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.EventId;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.Seed;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.store.sqlite.SqliteRoomStore;
import dev.atrium.store.sqlite.SqliteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import livekit.LivekitModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing acknowledged is lost when the process is killed while it creates rooms on all wires. */
class KillIT {
  private static final int ROUNDS = 2;
  private static final int CREATIONS = Seed.isThorough() ? 5_000 : 600;
  private static final int PAGE = 1_000;

  private final Random random = Seed.ofThisRun().random();
  private final List<Acknowledged> acknowledged = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void everyAcknowledgedRoomIsThereAfterTheProcessWasKilledAmidCreations() throws Exception {
    Path rooms = folder.resolve("rooms.db");

    for (int round = 1; round <= ROUNDS; round++) {
      createUntilKilled(rooms);
      checkAfterRestart(rooms, round * Creators.COUNT);
    }

    checkEvents(rooms);
  }

  /** The moment is a number of acknowledgements, with more creations under way. */
  private void createUntilKilled(Path rooms) throws Exception {
    int enough = CREATIONS / ROUNDS / 2 + random.nextInt(CREATIONS / ROUNDS / 2);
    try (AtriumProcess server = AtriumProcess.startedOn(rooms);
        Creators creators = new Creators(enough)) {
      creators.createOn(server);
      server.kill();
      acknowledged.addAll(creators.acknowledged());
    }
  }

  /**
   * @param mostUnacknowledged creations that may have been stored and not answered any more
   */
  private void checkAfterRestart(Path rooms, int mostUnacknowledged) throws Exception {
    try (AtriumProcess server = AtriumProcess.startedOn(rooms)) {
      Map<String, LivekitModels.Room> listed = listed(server);

      for (Acknowledged room : acknowledged) {
        room.check(server, listed);
      }

      Set<String> unacknowledged = new HashSet<>(listed.keySet());
      acknowledged.forEach(room -> unacknowledged.remove(room.name()));
      assertThat(unacknowledged).hasSizeLessThanOrEqualTo(mostUnacknowledged);
      checkWhole(server, unacknowledged);
      server.stop();
    }
  }

  private static Map<String, LivekitModels.Room> listed(AtriumProcess server) throws IOException {
    List<LivekitModels.Room> rooms = server.twirp().listRooms().execute().body();
    assertThat(rooms).isNotNull();
    assertThat(rooms).extracting(LivekitModels.Room::getSid).doesNotHaveDuplicates();
    return rooms.stream()
        .collect(Collectors.toMap(LivekitModels.Room::getName, Function.identity()));
  }

  /** A room that nobody was told of is a whole one all the same: every wire can show it. */
  private static void checkWhole(AtriumProcess server, Set<String> rooms) throws Exception {
    try (NkClient nkmedia = server.nkmedia();
        ThriftClient thrift = server.thrift()) {
      for (String room : rooms) {
        assertThat(nkmedia.ok("media", "room", "get_info", Map.of("room_id", room)).has("class"))
            .isTrue();
        assertThat(thrift.get(room)).isPresent();
      }
    }
  }

  /** The events of before, read in order from the first, account for every room. */
  private void checkEvents(Path rooms) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    try (SqliteRoomStore store =
        SqliteRoomStore.open(SqliteSettings.of(rooms), bus, InstantSource.system())) {
      Map<String, Long> versions = new HashMap<>();
      Set<String> started = new HashSet<>();
      for (StoredEvent stored : events(store)) {
        String sid = stored.event().room().sid().value();
        assertThat(stored.version()).isEqualTo(versions.merge(sid, 1L, Long::sum));
        if (stored.event() instanceof RoomStarted) {
          started.add(stored.event().room().name().value());
        }
      }
      assertThat(started).containsAll(acknowledged.stream().map(Acknowledged::name).toList());
      assertThat(store.all())
          .allSatisfy(
              room -> assertThat(versions).containsEntry(room.sid().value(), room.version()));
    }
  }

  private static List<StoredEvent> events(SqliteRoomStore store) {
    List<StoredEvent> all = new ArrayList<>();
    List<StoredEvent> page = store.eventsAfter(new EventId("0"), PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = store.eventsAfter(page.getLast().id(), PAGE);
    }
    return all;
  }
}
