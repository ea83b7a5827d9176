package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.RoomApplication;
import dev.atrium.app.config.Listener;
import dev.atrium.app.config.Listeners;
import dev.atrium.app.operations.Addresses;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.thrift.TException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;

/** A room made on any wire is there on all of them, and removed on any it is gone from all. */
@SpringBootTest(classes = RoomApplication.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("test")
class OneRoomOnThreeWiresTest {
  private static final int REMOVED = 100_013;

  enum Name {
    TWIRP,
    NKMEDIA,
    THRIFT
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Name, Wire> wires = new EnumMap<>(Name.class);
  private final NkClient watcher;
  private final NkClient nkmedia;
  private final ThriftClient thrift;

  OneRoomOnThreeWiresTest(@Autowired Listeners listeners) throws TException {
    URI ws = URI.create("ws://" + at(listeners, Listener.NKMEDIA) + "/");
    watcher = NkClient.loggedIn(http, ws);
    nkmedia = NkClient.loggedIn(http, ws);
    thrift = new ThriftClient(listeners.reachable(Listener.THRIFT).orElseThrow());
    String twirp = "http://" + at(listeners, Listener.HTTP);
    wires.put(Name.TWIRP, new TwirpWire(TwirpWire.sdk(twirp)));
    wires.put(Name.NKMEDIA, new NkWire(nkmedia));
    wires.put(Name.THRIFT, new ThriftWire(thrift, "development-turn-secret"));
  }

  private static String at(Listeners listeners, Listener listener) {
    return Addresses.hostAndPort(listeners.reachable(listener).orElseThrow());
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(Name.values())
        .flatMap(
            maker -> Arrays.stream(Name.values()).map(remover -> Arguments.of(maker, remover)));
  }

  @BeforeEach
  void watch() {
    watcher.subscribeToRooms();
  }

  @AfterEach
  void disconnect() {
    watcher.close();
    nkmedia.close();
    thrift.close();
    http.close();
  }

  @ParameterizedTest(name = "made by {0}, removed by {1}")
  @MethodSource("pairs")
  void isSeenEverywhereUntilItIsRemovedAnywhere(Name maker, Name remover) throws Exception {
    String room = wire(maker).create();

    for (Name seer : Name.values()) {
      assertThat(wire(seer).sees(room)).as("%s sees the room", seer).isTrue();
    }
    assertThat(watcher.event("created", room).path("room_id").asString()).isEqualTo(room);

    wire(remover).remove(room);

    for (Name seer : Name.values()) {
      assertThat(wire(seer).sees(room)).as("%s sees the removed room", seer).isFalse();
    }
    JsonNode destroyed = watcher.event("destroyed", room);
    assertThat(destroyed.path("code").asInt()).isEqualTo(REMOVED);
  }

  private Wire wire(Name name) {
    return Objects.requireNonNull(wires.get(name));
  }
}
