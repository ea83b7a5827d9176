package dev.atrium.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.app.config.Listener;
import dev.atrium.app.fuzz.RawHttp.Answer;
import dev.atrium.core.Seed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spoiled bodies, tokens and signals, on several connections at once. */
class LivekitFuzzTest {
  private static final int TRIALS = Seed.trials(8_000);
  private static final int CALLERS = 6;
  private static final int WORKERS = CALLERS + 2;
  private static final String STAGE = "stage";
  private static final Set<String> ROOMS = Set.of("fuzz-0", "fuzz-1", STAGE);

  @TempDir private Path folder;

  private FuzzedServer server;
  private InetSocketAddress address;

  /** Nobody is sent away for want of media: that would be no answer to what was sent. */
  @BeforeEach
  void start() {
    server = FuzzedServer.start(folder, "room.participants.join-timeout=0");
    address = server.address(Listener.HTTP);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whateverIsSentIsAnsweredInTheWordsOfItsWireAndNothingStaysOfIt() throws Exception {
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
        LivekitWitness witness = new LivekitWitness(address, STAGE)) {
      Future<Integer> messages = thread.submit(witness);

      server.endures(TRIALS, this::fire, () -> checkRooms());

      witness.finish();
      assertThat(messages.get()).isPositive();
    }
    checkNothingRemains();
  }

  /** Three quarters over HTTP, one over WebSockets. */
  private int fire(int trials) throws Exception {
    int share = Math.ceilDiv(trials, WORKERS);
    List<Callable<Integer>> workers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      String room = "fuzz-" + i % 2;
      workers.add(new LivekitCalls(address, server.next(), room, room + "-0", share));
    }
    workers.add(new LivekitSignals(address, server.next(), "fuzz-0", "fuzz-0", share));
    workers.add(new LivekitSignals(address, server.next(), STAGE, "fuzz-1", share));
    return FuzzedServer.together(workers);
  }

  /** Only rooms and participants that were asked for are there; then only the witness. */
  private void checkRooms() throws IOException {
    try (RawHttp http = new RawHttp(address)) {
      assertThat(rooms(http)).isSubsetOf(ROOMS).contains(STAGE);
      for (String room : ROOMS) {
        assertThat(participants(http, room)).allMatch(who -> who.matches("witness|fuzz-\\d-\\d+"));
      }
      LivekitCalls.delete(http, "fuzz-0", authorization("fuzz-0"));
      LivekitCalls.delete(http, "fuzz-1", authorization("fuzz-1"));
      await().until(() -> participants(http, STAGE).equals(List.of("witness")));
      assertThat(rooms(http)).containsExactly(STAGE);
    }
    await().until(() -> server.gauge("room.signal.connections") == 1);
  }

  private void checkNothingRemains() throws IOException {
    try (RawHttp http = new RawHttp(address)) {
      LivekitCalls.delete(http, STAGE, authorization(STAGE));
      assertThat(rooms(http)).isEmpty();
    }
    await().until(() -> server.gauge("room.signal.connections") == 0);
    assertThat(server.gauge("room.active")).isZero();
    assertThat(server.count("room.created"))
        .isPositive()
        .isEqualTo(server.count("room.removed") + server.count("room.expired"));
  }

  private static List<String> rooms(RawHttp http) throws IOException {
    return texts(ask(http, STAGE, "ListRooms", Map.of()).path("rooms"), "name");
  }

  private static List<String> participants(RawHttp http, String room) throws IOException {
    return texts(
        ask(http, room, "ListParticipants", Map.of("room", room)).path("participants"), "identity");
  }

  private static List<String> texts(JsonNode list, String field) {
    return list.valueStream().map(one -> one.path(field).asString()).toList();
  }

  private static JsonNode ask(RawHttp http, String room, String method, Map<String, String> body)
      throws IOException {
    Answer answer =
        http.ask(
            "POST /twirp/livekit.RoomService/" + method,
            "Content-Type: application/json\r\n" + authorization(room),
            JsonMapper.shared().writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String authorization(String room) {
    return LivekitCalls.bearer(LivekitTokens.good(room, "operator"));
  }
}
