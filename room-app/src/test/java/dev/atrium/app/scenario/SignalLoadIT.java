package dev.atrium.app.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.Patience;
import dev.atrium.core.Seed;
import io.livekit.server.RoomServiceClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import livekit.LivekitModels.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many LiveKit clients on the process as it is shipped; 2,000 of them in a thorough run. */
class SignalLoadIT {
  private static final boolean THOROUGH = Seed.isThorough();
  private static final int CLIENTS = THOROUGH ? 2_000 : 100;
  private static final int IN_SMALL_ROOM = 10;
  private static final int CHANGES = THOROUGH ? 100 : 20;
  private static final int NOT_READING = THOROUGH ? 50 : 5;
  private static final int LONG_METADATA = 256 * 1024;
  private static final int MOST_LONG_CHANGES = 200;
  private static final Duration PATIENCE = THOROUGH ? Duration.ofMinutes(5) : Patience.LIMIT;

  @TempDir private Path folder;
  private AtriumProcess server;
  private RoomServiceClient twirp;
  private SignalCrowd crowd;

  @BeforeEach
  void start() throws IOException {
    server =
        AtriumProcess.startedOn(folder.resolve("rooms.db"), "room.participants.join-timeout=0");
    twirp = server.twirp();
    crowd = new SignalCrowd(server.signalling());
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    crowd.disperse();
    server.close();
  }

  @Test
  void everybodyInOneRoomSeesEveryChangeOnceAndInOrder() throws Exception {
    everybodySeesEveryChange(1, CLIENTS);
  }

  @Test
  void everybodyInSmallRoomsSeesEveryChangeOnceAndInOrder() throws Exception {
    everybodySeesEveryChange(CLIENTS / IN_SMALL_ROOM, IN_SMALL_ROOM);
  }

  @Test
  void whoStopsReadingIsCutOffAndDelaysNobody() throws Exception {
    List<SignalMember> readers = join("lobby", 0, 2 * NOT_READING);
    List<SignalMember> others = join("lobby", 2 * NOT_READING, NOT_READING);
    awaitAll(readers, member -> member.isOneOf(3 * NOT_READING));
    others.forEach(SignalMember::stopReading);
    crowd.lookAgain();

    List<String> told = new ArrayList<>();
    for (int i = 0; connections() > readers.size() && i < MOST_LONG_CHANGES; i++) {
      told.add(i + "x".repeat(LONG_METADATA));
      update("lobby", told.getLast());
      awaitAll(readers, member -> member.metadata().contains(told.getLast()));
    }

    assertThat(connections()).isEqualTo(readers.size());
    assertThat(readers) // who are told the room once more when others have left it
        .allSatisfy(
            reader -> assertThat(reader.metadata().stream().distinct().toList()).isEqualTo(told));
    others.forEach(SignalMember::goOnReading);
    crowd.lookAgain();
    awaitAll(others, SignalMember::isClosed);
  }

  private void everybodySeesEveryChange(int rooms, int inEach) throws Exception {
    List<List<SignalMember>> members = new ArrayList<>();
    for (int room = 0; room < rooms; room++) {
      members.add(join(name(room), 0, inEach));
    }
    members.forEach(inside -> awaitAll(inside, one -> one.isOneOf(inEach)));
    long idle = server.liveHeap();

    List<String> told = IntStream.rangeClosed(1, CHANGES).mapToObj(Integer::toString).toList();
    for (String metadata : told) {
      for (int room = 0; room < rooms; room++) {
        update(name(room), metadata);
      }
    }

    members.forEach(inside -> awaitAll(inside, one -> one.changes() >= CHANGES));
    assertThat(members.stream().flatMap(List::stream))
        .allSatisfy(member -> assertThat(member.metadata()).isEqualTo(told));
    crowd.disperse();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(inside()).isZero());
    System.out.printf( // with few connections this tells more of the rest
        "signalling: %d rooms of %d, %.1f KB of heap for each connection%n",
        rooms, inEach, (idle - server.liveHeap()) / 1024.0 / (rooms * inEach));
  }

  /** Participants of all rooms. */
  private int inside() throws IOException {
    List<Room> rooms = requireNonNull(twirp.listRooms().execute().body());
    return rooms.stream().mapToInt(Room::getNumParticipants).sum();
  }

  private List<SignalMember> join(String room, int from, int count)
      throws IOException, InterruptedException {
    List<SignalMember> members = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      members.add(crowd.join(room, "client-" + i));
    }
    awaitAll(members, SignalMember::isJoined);
    return members;
  }

  private void update(String room, String metadata) throws IOException {
    assertThat(twirp.updateRoomMetadata(room, metadata).execute().isSuccessful()).isTrue();
  }

  private long connections() throws IOException, InterruptedException {
    return server
        .operations("/actuator/metrics/room.signal.connections")
        .get("measurements")
        .get(0)
        .get("value")
        .asLong();
  }

  private static void awaitAll(List<SignalMember> members, Condition condition) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(members).allMatch(condition::holds));
  }

  private static String name(int room) {
    return "room-" + room;
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds(SignalMember member);
  }
}
