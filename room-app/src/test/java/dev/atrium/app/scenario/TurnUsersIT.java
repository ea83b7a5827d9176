package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import dev.atrium.app.turn.Coturn;
import dev.atrium.app.turn.TurnClient.Allocated;
import dev.atrium.app.turn.TurnClient.Outcome;
import dev.atrium.app.turn.TurnClient.Refused;
import dev.atrium.core.program.RedisProgram;
import io.livekit.server.RoomServiceClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import livekit.LivekitRtc.ICEServer;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Credentials as users in Redis, where a real coturn looks them up: they can be revoked. */
@EnabledIf(
    value = "dev.atrium.core.program.Program#areCoturnAndRedisThere",
    disabledReason = "coturn or Redis is not installed")
class TurnUsersIT {
  private static final String SECRET = "a-secret-of-ours";
  private static final Refused UNKNOWN = new Refused(401);

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private RedisProgram redis;
  private Coturn coturn;
  private Deployment deployment;
  private ThriftClient thrift;

  @BeforeEach
  void start() throws IOException, TException {
    redis = RedisProgram.start(folder);
    coturn = Coturn.lookingUpIn(folder, redis);
    startAtriumWith(SECRET);
  }

  @AfterEach
  void stop() throws IOException {
    stopAtrium();
    coturn.close();
    redis.close();
    http.close();
  }

  @Test
  void aRemovedRoomsCredentialsAreRefusedAtOnce() throws Exception {
    ThriftClient.RoomInfo created = thrift.create();
    ThriftClient.RoomInfo other = thrift.create2();
    assertThat(allocate(created)).isInstanceOf(Allocated.class);
    assertThat(thrift.get(created.id())).contains(created);

    thrift.remove(created.id());

    assertThat(allocate(created)).isEqualTo(UNKNOWN);
    assertThat(allocate(other)).isInstanceOf(Allocated.class);
  }

  @Test
  void renewedCredentialsWorkBesideEarlierOnesAndEndWithThem() throws Exception {
    ThriftClient.RoomInfo before = thrift.create();
    ThriftClient.RoomInfo after =
        await().until(() -> renewed(before.id()), room -> room.expires() > before.expires());
    assertThat(allocate(before)).isInstanceOf(Allocated.class);
    assertThat(allocate(after)).isInstanceOf(Allocated.class);

    thrift.remove(before.id());

    assertThat(allocate(before)).isEqualTo(UNKNOWN);
    assertThat(allocate(after)).isEqualTo(UNKNOWN);
  }

  @Test
  void aParticipantsCredentialsEndWithItsStay() throws Exception {
    RoomServiceClient twirp = TwirpWire.sdk(deployment.uri("http", Listener.HTTP, "").toString());
    ICEServer server;
    try (SignalClient alice =
        new SignalClient(http, deployment.uri("ws", Listener.HTTP, ""), "lobby", "alice")) {
      server = alice.joined().getIceServersList().getFirst();
      assertThat(allocate(server)).isInstanceOf(Allocated.class);

      twirp.removeParticipant("lobby", "alice").execute();

      await().untilAsserted(() -> assertThat(allocate(server)).isEqualTo(UNKNOWN));
    }
  }

  @Test
  void credentialsEndWithARoomThatExpires() throws Exception {
    stopAtrium();
    startAtrium("room.ttl=2s");
    AtomicReference<ThriftClient.RoomInfo> room = new AtomicReference<>();
    await()
        .until(
            () -> { // another one where it has expired before it was looked at
              room.set(thrift.create());
              return allocate(room.get()) instanceof Allocated;
            });

    await().untilAsserted(() -> assertThat(allocate(room.get())).isEqualTo(UNKNOWN));
  }

  @Test
  void whatAnEarlierProcessLeftBehindIsRevokedAtTheNextStart() throws Exception {
    ThriftClient.RoomInfo room = thrift.create();
    stopAtrium(); // which keeps no rooms
    assertThat(allocate(room)).isInstanceOf(Allocated.class);

    startAtrium();

    await().untilAsserted(() -> assertThat(allocate(room)).isEqualTo(UNKNOWN));
  }

  @Test
  void nothingIsPromisedWhileTheDatabaseIsAway() throws Exception {
    ThriftClient.RoomInfo room = thrift.create();
    redis.close();

    assertThatThrownBy(thrift::create)
        .isInstanceOfSatisfying(
            TApplicationException.class,
            refused ->
                assertThat(refused.getType()).isEqualTo(TApplicationException.INTERNAL_ERROR))
        .hasMessage("busy");
    assertThatThrownBy(() -> thrift.get(room.id())).hasMessage("busy");
    thrift.remove(room.id());

    try (SignalClient bob =
        new SignalClient(http, deployment.uri("ws", Listener.HTTP, ""), "lobby", "bob")) {
      assertThat(bob.joined().getIceServersList()).isEmpty();
    }

    redis = RedisProgram.start(folder, redis.port());
    ThriftClient.RoomInfo next =
        await().ignoreExceptionsInstanceOf(TException.class).until(thrift::create, made -> true);
    await().untilAsserted(() -> assertThat(allocate(next)).isInstanceOf(Allocated.class));
  }

  @Test
  void passwordsStayWhileSecretsAreExchanged() throws Exception {
    Path rooms = folder.resolve("rooms.db");
    stopAtrium();
    startAtrium("room.store.kind=sqlite", "room.store.sqlite.file=" + rooms);
    ThriftClient.RoomInfo before = thrift.create();
    stopAtrium();

    startAtriumWith(
        "a-new-secret," + SECRET, "room.store.kind=sqlite", "room.store.sqlite.file=" + rooms);

    assertThat(thrift.get(before.id())).contains(before);
    assertThat(allocate(before)).isInstanceOf(Allocated.class);
    assertThat(allocate(thrift.create())).isInstanceOf(Allocated.class);
  }

  private void startAtrium(String... more) throws TException {
    startAtriumWith(SECRET, more);
  }

  private void startAtriumWith(String secrets, String... more) throws TException {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "room.turn.mode=user-database",
                "room.turn.realm=" + Coturn.REALM,
                "room.turn.redis.uri=" + redis.uri(),
                "room.turn.secrets=" + secrets,
                "room.turn.uris=turn:127.0.0.1:3478"));
    settings.addAll(List.of(more));
    deployment = Deployment.start(settings.toArray(String[]::new));
    thrift = new ThriftClient(deployment.address(Listener.THRIFT));
  }

  private void stopAtrium() {
    thrift.close();
    deployment.close();
  }

  private ThriftClient.RoomInfo renewed(String room) throws TException {
    thrift.update(room);
    return thrift.get(room).orElseThrow();
  }

  private Outcome allocate(ThriftClient.RoomInfo room) throws IOException {
    return coturn.allocate(room.username(), room.password());
  }

  private Outcome allocate(ICEServer server) throws IOException {
    return coturn.allocate(server.getUsername(), server.getCredential());
  }
}
