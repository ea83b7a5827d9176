package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import dev.atrium.app.turn.Coturn;
import dev.atrium.app.turn.TurnClient.Allocated;
import dev.atrium.app.turn.TurnClient.Refused;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import livekit.LivekitRtc.ICEServer;
import org.apache.thrift.TException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Whatever credentials a client is given, a real coturn with the same secret lets it in. */
@EnabledIf(
    value = "dev.atrium.core.program.Program#isCoturnThere",
    disabledReason = "coturn is not installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnIT {
  private static final String SECRET = "a-secret-that-coturn-shares";
  private static final String URI = "turn:127.0.0.1:3478?transport=udp";

  @TempDir private static Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private Coturn coturn;
  private Deployment deployment;
  private ThriftClient thrift;

  @BeforeAll
  void start() throws IOException, TException {
    coturn = Coturn.sharing(folder, SECRET);
    deployment =
        Deployment.start(
            "room.turn.secrets=" + SECRET + ",an-earlier-one", "room.turn.uris=" + URI);
    thrift = new ThriftClient(deployment.address(Listener.THRIFT));
  }

  @AfterAll
  void stop() throws IOException {
    thrift.close();
    deployment.close();
    coturn.close();
    http.close();
  }

  @Test
  void takesThoseOfAThriftRoomFromItsCreationOn() throws Exception {
    ThriftClient.RoomInfo created = thrift.create();

    assertAllocated(created.username(), created.password());
    ThriftClient.RoomInfo got = thrift.get(created.id()).orElseThrow();
    assertAllocated(got.username(), got.password());
  }

  @Test
  void takesThoseOfTheSecondServicesRooms() throws Exception {
    ThriftClient.RoomInfo created = thrift.create2();

    assertAllocated(created.username(), created.password());
  }

  @Test
  void takesRenewedOnesBesideThoseOfBefore() throws Exception {
    ThriftClient.RoomInfo before = thrift.create();

    ThriftClient.RoomInfo after =
        await().until(() -> renewed(before.id()), room -> room.expires() > before.expires());

    assertThat(after.username()).isNotEqualTo(before.username());
    assertAllocated(after.username(), after.password());
    assertAllocated(before.username(), before.password());
  }

  @Test
  void takesThoseOfARoomThatWasRemovedUntilTheyExpire() throws Exception {
    ThriftClient.RoomInfo room = thrift.create();

    thrift.remove(room.id());

    assertAllocated(room.username(), room.password());
  }

  @Test
  void refusesThoseOfOneRoomWithThePasswordOfAnother() throws Exception {
    ThriftClient.RoomInfo one = thrift.create();
    ThriftClient.RoomInfo other = thrift.create();

    assertThat(coturn.allocate(one.username(), other.password())).isEqualTo(new Refused(401));
  }

  @Test
  void takesThoseOfALiveKitJoin() throws Exception {
    List<ICEServer> servers;
    try (SignalClient alice =
        new SignalClient(http, deployment.uri("ws", Listener.HTTP, ""), "lobby", "alice")) {
      servers = alice.joined().getIceServersList();
    }

    assertThat(servers).singleElement().extracting(ICEServer::getUrlsList).isEqualTo(List.of(URI));
    assertThat(servers.getFirst().getUsername()).endsWith(":alice");
    assertAllocated(servers.getFirst().getUsername(), servers.getFirst().getCredential());
  }

  @Test
  void takesThoseOfARoomFromAnotherWire() throws Exception {
    try (SignalClient bob =
        new SignalClient(http, deployment.uri("ws", Listener.HTTP, ""), "two words", "bob")) {
      bob.joined();

      ThriftClient.RoomInfo room = thrift.get("two words").orElseThrow();

      assertThat(room.username()).contains(":RM_");
      assertAllocated(room.username(), room.password());
    }
  }

  private ThriftClient.RoomInfo renewed(String room) throws TException {
    thrift.update(room);
    return thrift.get(room).orElseThrow();
  }

  private void assertAllocated(String username, String password) throws IOException {
    assertThat(coturn.allocate(username, password)).isInstanceOf(Allocated.class);
  }
}
