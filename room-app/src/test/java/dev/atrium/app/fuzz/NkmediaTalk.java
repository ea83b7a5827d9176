package dev.atrium.app.fuzz;

import dev.atrium.app.websocket.Opcode;
import dev.atrium.app.websocket.ServerFrames.Frame;
import dev.atrium.core.random.Mutations;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/**
 * Spoiled messages on one connection after the other. What is no message ends its connection, with
 * the code that says so and after the answers that are owed; every request is answered.
 */
final class NkmediaTalk implements Callable<Integer> {
  private static final int NORMAL = 1000;
  private static final int BATCH = 8;

  /** Whoever chooses an id of a connection that cannot be its is told so, and let go. */
  private static final Set<Integer> ENDING = Set.of(100_034, 100_035);

  private static final int SHOWN = 400;
  private static final String ROOMS = "fuzz-";

  private final InetSocketAddress server;
  private final Mutations mutations;
  private final JsonMutations json;
  private final NkmediaFrames frames;
  private final String room;
  private final int trials;
  private final List<String> passed = new ArrayList<>();
  private final List<String> created = new ArrayList<>();
  private List<byte[]> samples = List.of();
  private NkmediaLedger ledger = new NkmediaLedger();
  private String connection = "";
  private int probes;
  private int expected;
  private boolean wrong;

  /**
   * @param longest message that the server takes, in octets
   */
  NkmediaTalk(InetSocketAddress server, Random random, String room, int longest, int trials) {
    this.server = server;
    this.mutations = new Mutations(random);
    this.json = new JsonMutations(mutations);
    this.frames = new NkmediaFrames(mutations, longest);
    this.room = room;
    this.trials = trials;
  }

  /** How many messages it has sent. */
  @Override
  public Integer call() {
    return Stays.make(trials, this::stay, () -> "\n" + String.join("\n", passed));
  }

  private int stay(int most) throws IOException {
    int done = 0;
    try (RawSocket socket = new RawSocket(server, "/")) {
      logIn(socket);
      boolean open = true;
      while (open && done < most) {
        done += putBatch(socket);
        socket.flush();
        open = isPassed(socket);
      }
      if (open && mutations.once(2)) {
        putCut(socket);
      }
    }
    return done;
  }

  /** Some never do. */
  private void logIn(RawSocket socket) throws IOException {
    ledger = new NkmediaLedger();
    connection = "";
    if (!mutations.once(10)) {
      JsonNode login =
          NkmediaJson.read(
              """
              {"class":"core","subclass":"user","cmd":"login","tid":"login",\
              "data":{"user":"admin","password":"1234"}}\
              """);
      put(socket, login);
      socket.flush();
      expected = NkmediaFrames.NONE;
      while (connection.isEmpty()) {
        hear(socket, NkmediaJson.read(text(socket.next())));
      }
    }
    samples = NkmediaSamples.of(room, connection);
  }

  private int putBatch(RawSocket socket) {
    passed.clear();
    wrong = false;
    expected = NkmediaFrames.NONE;
    created.forEach(name -> put(socket, NkmediaJson.request("destroy", name)));
    created.clear();
    int most = 1 + mutations.random().nextInt(BATCH);
    int count = 0;
    while (count < most && expected == NkmediaFrames.NONE) {
      putSpoiled(socket);
      count++;
    }
    if (expected == NkmediaFrames.NONE) {
      probes++;
      put(socket, NkmediaJson.request("get_status", "probe-" + probes));
    }
    return count;
  }

  /** Of the messages that end a connection most are drawn again. */
  private void putSpoiled(RawSocket socket) {
    byte[] text = spoiled();
    Optional<JsonNode> message = NkmediaJson.message(text);
    while (message.isEmpty() && !mutations.once(BATCH)) {
      text = spoiled();
      message = NkmediaJson.message(text);
    }
    note("> " + new String(text, StandardCharsets.UTF_8));
    if (mutations.once(60)) {
      expected = frames.putViolation(socket, text);
      return;
    }
    expected = frames.putMessage(socket, text);
    if (expected == NkmediaFrames.NONE) {
      wrong = message.isEmpty();
      expected = wrong ? NORMAL : NkmediaFrames.NONE;
      message.filter(NkmediaJson::isRequest).ifPresent(this::owe);
    }
  }

  private byte[] spoiled() {
    byte[] sample = mutations.one(samples);
    return mutations.once(2)
        ? json.mutated(sample)
        : mutations.mutated(sample, mutations.one(samples));
  }

  /** A connection that asks for its own end gets that, and no answer after it. */
  private void owe(JsonNode request) {
    ledger.sent(request);
    if (!connection.isEmpty() && NkmediaJson.stops(request, connection)) {
      expected = NORMAL;
    }
  }

  private void put(RawSocket socket, JsonNode request) {
    ledger.sent(request);
    socket.put(Opcode.TEXT, NkmediaJson.write(request));
  }

  /** Whether the connection goes on: told by the answer that was asked for last. */
  private boolean isPassed(RawSocket socket) throws IOException {
    while (expected != NkmediaFrames.NONE || !ledger.isSettled()) {
      Frame frame = socket.next();
      if (frame.opcode() == Opcode.CLOSE) {
        checkClose(frame.closeCode());
        socket.put(Opcode.CLOSE, frame.payload());
        socket.flush();
        return false;
      }
      hear(socket, NkmediaJson.read(text(frame)));
    }
    if (socket.unansweredPings() != 0) {
      throw new AssertionError("pings without pongs: " + socket.unansweredPings());
    }
    return true;
  }

  private void hear(RawSocket socket, JsonNode message) throws IOException {
    if (message.has("cmd")) {
      socket.put(Opcode.TEXT, NkmediaJson.answer(ledger.asked(message)));
      socket.flush();
      return;
    }
    Optional<JsonNode> request = ledger.answered(message);
    JsonNode data = message.path("data");
    if (ENDING.contains(data.path("code").asInt(0))) {
      expected = NORMAL;
    }
    if (request.isPresent() && data.has("session_id") && connection.isEmpty()) {
      connection = data.path("session_id").asString("");
    }
    if (request.filter(NkmediaJson::creates).isPresent() && data.has("room_id")) {
      String name = data.path("room_id").stringValue();
      if (!name.startsWith(ROOMS)) {
        created.add(name);
      }
    }
  }

  private String text(Frame frame) {
    if (frame.opcode() != Opcode.TEXT) {
      throw new AssertionError("no text but " + frame.opcode() + ": " + frame.closeCode());
    }
    String text = new String(frame.payload(), StandardCharsets.UTF_8);
    note("< " + text);
    Insides.untold(text);
    return text;
  }

  /** For the one who has to find out; of the longest texts the start says enough. */
  private void note(String message) {
    passed.add(message.length() > SHOWN ? message.substring(0, SHOWN) + "…" : message);
  }

  private void checkClose(int code) {
    if (expected == NkmediaFrames.NONE || code != expected) {
      throw new AssertionError("closed with " + code + ", not with " + expected);
    }
    if (wrong && !ledger.isSettled()) {
      throw new AssertionError("closed before what came earlier was answered");
    }
  }

  /** Ends in the middle of a message, without a word. */
  private void putCut(RawSocket socket) throws IOException {
    socket.putFrame(Opcode.TEXT, mutations.one(samples));
    socket.flush();
  }
}
