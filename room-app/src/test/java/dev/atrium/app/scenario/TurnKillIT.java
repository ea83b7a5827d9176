package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.turn.Coturn;
import dev.atrium.app.turn.TurnClient.Allocated;
import dev.atrium.app.turn.TurnClient.Outcome;
import dev.atrium.app.turn.TurnClient.Refused;
import dev.atrium.core.program.RedisProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import livekit.LivekitRtc.ICEServer;
import org.apache.thrift.TException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of users in coturn's database when the process that put them there is killed. */
@EnabledIf(
    value = "dev.atrium.core.program.Program#areCoturnAndRedisThere",
    disabledReason = "coturn or Redis is not installed")
class TurnKillIT {
  private static final Refused UNKNOWN = new Refused(401);

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private RedisProgram redis;
  private Coturn coturn;

  @BeforeEach
  void start() throws IOException {
    redis = RedisProgram.start(folder);
    coturn = Coturn.lookingUpIn(folder, redis);
  }

  @AfterEach
  void stop() throws IOException {
    coturn.close();
    redis.close();
    http.close();
  }

  @Test
  void usersOfWhatEndedMeanwhileAreRevokedAtTheNextStartAndThoseOfLivingRoomsStay()
      throws Exception {
    List<ThriftClient.RoomInfo> ended;
    List<ThriftClient.RoomInfo> living;
    ICEServer alice;
    try (AtriumProcess server = atrium();
        SignalClient inside = join(server)) {
      ended = create(server, 3);
      living = create(server, 3);
      alice = inside.joined().getIceServersList().getFirst();
      server.kill();
    }
    removeWithoutRevoking(ended);
    assertThat(ended).allSatisfy(this::assertAllocated);
    assertThat(allocate(alice)).isInstanceOf(Allocated.class);

    try (AtriumProcess server = atrium()) {
      await().untilAsserted(() -> assertThat(ended).allSatisfy(this::assertUnknown));
      await().untilAsserted(() -> assertThat(allocate(alice)).isEqualTo(UNKNOWN));

      assertThat(living).allSatisfy(this::assertAllocated);
      assertThat(find(server, living)).containsExactlyElementsOf(living);
    }
  }

  @Test
  void usersWhomNobodyCouldRevokeBeforeTheKillAreRevokedAtTheNextStart() throws Exception {
    List<ThriftClient.RoomInfo> ended;
    List<ThriftClient.RoomInfo> living;
    try (AtriumProcess server = atrium()) {
      ended = create(server, 2);
      living = create(server, 2);
      tellRedis("CLIENT PAUSE 600000 WRITE");
      remove(server, ended);
      assertThat(ended).allSatisfy(this::assertAllocated);
      server.kill();
      tellRedis("CLIENT UNPAUSE");
    }

    try (AtriumProcess server = atrium()) {
      await().untilAsserted(() -> assertThat(ended).allSatisfy(this::assertUnknown));

      assertThat(living).allSatisfy(this::assertAllocated);
      assertThat(find(server, living)).containsExactlyElementsOf(living);
    }
  }

  /** As a node does that knows the rooms and no TURN server. */
  private void removeWithoutRevoking(List<ThriftClient.RoomInfo> rooms) throws Exception {
    try (AtriumProcess server = AtriumProcess.startedOn(rooms(), "room.turn.enabled=false")) {
      remove(server, rooms);
      server.kill();
    }
  }

  private static void remove(AtriumProcess server, List<ThriftClient.RoomInfo> rooms)
      throws TException {
    try (ThriftClient thrift = server.thrift()) {
      for (ThriftClient.RoomInfo room : rooms) {
        assertThat(thrift.remove(room.id())).isTrue();
      }
    }
  }

  private void tellRedis(String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(3)).asString().isEqualTo("+OK");
    }
  }

  private AtriumProcess atrium() throws IOException {
    return AtriumProcess.startedOn(
        rooms(),
        "room.turn.mode=user-database",
        "room.turn.realm=" + Coturn.REALM,
        "room.turn.redis.uri=" + redis.uri(),
        "room.turn.secrets=a-secret-of-ours",
        "room.turn.uris=turn:127.0.0.1:3478");
  }

  private Path rooms() {
    return folder.resolve("rooms.db");
  }

  private static List<ThriftClient.RoomInfo> create(AtriumProcess server, int count)
      throws TException {
    List<ThriftClient.RoomInfo> rooms = new ArrayList<>();
    try (ThriftClient thrift = server.thrift()) {
      for (int i = 0; i < count; i++) {
        rooms.add(thrift.create());
      }
    }
    return rooms;
  }

  /** Those that are there, as they are shown now. */
  private static List<ThriftClient.RoomInfo> find(
      AtriumProcess server, List<ThriftClient.RoomInfo> rooms) throws TException {
    List<ThriftClient.RoomInfo> found = new ArrayList<>();
    try (ThriftClient thrift = server.thrift()) {
      for (ThriftClient.RoomInfo room : rooms) {
        thrift.get(room.id()).ifPresent(found::add);
      }
    }
    return found;
  }

  private SignalClient join(AtriumProcess server) {
    URI signalling = URI.create("ws://127.0.0.1:" + server.signalling().getPort());
    return new SignalClient(http, signalling, "lobby", "alice");
  }

  private void assertAllocated(ThriftClient.RoomInfo room) throws IOException {
    assertThat(coturn.allocate(room.username(), room.password())).isInstanceOf(Allocated.class);
  }

  private void assertUnknown(ThriftClient.RoomInfo room) throws IOException {
    assertThat(coturn.allocate(room.username(), room.password())).isEqualTo(UNKNOWN);
  }

  private Outcome allocate(ICEServer server) throws IOException {
    return coturn.allocate(server.getUsername(), server.getCredential());
  }
}
