package dev.atrium.app.fuzz;

import dev.atrium.api.livekit.Room;
import dev.atrium.app.fuzz.RawHttp.Answer;
import dev.atrium.core.random.Mutations;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;

/** Spoiled calls of RoomService and spoiled tokens, all on one connection. */
final class LivekitCalls implements Callable<Integer> {
  private static final String SERVICE = "POST /twirp/livekit.RoomService/";
  private static final String JSON = "application/json";
  private static final String PROTOBUF = "application/protobuf";
  private static final byte[] NOTHING = {};
  private static final int GOOD_EVERY = 200;
  private static final List<String> TYPES =
      List.of(
          "",
          "text/plain",
          "application/json; charset=utf-16",
          "Application/Protobuf;;",
          "application/x-www-form-urlencoded",
          "application/protobuf/json",
          "multipart/form-data; boundary=x");
  private static final List<String> TIMEOUTS =
      List.of("0", "-1", "500", "soon", "99999999999999999999");

  private final InetSocketAddress server;
  private final Mutations mutations;
  private final LivekitTokens tokens;
  private final String room;
  private final String authorization;
  private final List<LivekitSamples.Call> samples;
  private final int trials;
  private String last = "";

  /**
   * @param room that calls are about, unless their spoiling says otherwise
   */
  LivekitCalls(InetSocketAddress server, Random random, String room, String identity, int trials) {
    this.server = server;
    this.mutations = new Mutations(random);
    this.tokens = new LivekitTokens(mutations);
    this.room = room;
    this.authorization = bearer(LivekitTokens.good(room, "operator"));
    this.samples = LivekitSamples.calls(room, identity);
    this.trials = trials;
  }

  /** How many it has made. */
  @Override
  public Integer call() throws IOException {
    try (RawHttp http = new RawHttp(server)) {
      for (int i = 0; i < trials; i++) {
        trial(http, i);
      }
    } catch (IOException | RuntimeException | AssertionError e) {
      throw new AssertionError("after " + last, e);
    }
    return trials;
  }

  private void trial(RawHttp http, int number) throws IOException {
    switch (number % 3) {
      case 0 -> spoilBody(http, JSON);
      case 1 -> spoilBody(http, PROTOBUF);
      default -> spoilToken(http);
    }
    if (number % GOOD_EVERY == 0) {
      Answer good = ask(http, SERVICE + "ListRooms", type(JSON) + authorization, bytes("{}"));
      if (good.status() != 200) {
        throw new AssertionError("a good request was answered with " + good.text());
      }
    }
  }

  private void spoilBody(RawHttp http, String format) throws IOException {
    LivekitSamples.Call call = mutations.one(samples);
    boolean json = format.equals(JSON);
    LivekitSamples.Call other = mutations.one(samples);
    byte[] body =
        json
            ? mutations.mutated(call.json(), other.json())
            : mutations.mutated(call.protobuf(), other.protobuf());
    String swapped = mutations.once(2) ? mutations.one(TYPES) : json ? PROTOBUF : JSON;
    String headers = type(mutations.once(20) ? swapped : format);
    if (!mutations.once(30)) {
      headers += authorization;
    }
    if (mutations.once(20)) {
      headers += "X-Twirp-Timeout-Ms: " + mutations.one(TIMEOUTS) + "\r\n";
    }
    String method = mutations.once(50) ? call.method().toLowerCase(Locale.ROOT) : "";
    Answer answer = ask(http, SERVICE + (method.isEmpty() ? call.method() : method), headers, body);
    LivekitAnswers.check(call, answer);
    if (answer.status() == 200 && call.method().equals("CreateRoom")) {
      tidy(http, answer);
    }
  }

  /** A room of a spoiled name is one nobody asks for again. */
  private void tidy(RawHttp http, Answer answer) throws IOException {
    String name =
        answer.header("content-type").equals(JSON)
            ? JsonMapper.shared().readTree(answer.body()).path("name").asString()
            : Room.parseFrom(answer.body()).getName();
    if (!name.equals(room)) {
      delete(http, name, authorization);
    }
  }

  /** It was there, or somebody else has ended it. */
  static void delete(RawHttp http, String name, String authorization) throws IOException {
    byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("room", name));
    Answer answer = http.ask(SERVICE + "DeleteRoom", type(JSON) + authorization, body);
    if (answer.status() != 200 && answer.status() != 404) {
      throw new AssertionError(name + " could not be deleted: " + answer.text());
    }
  }

  private void spoilToken(RawHttp http) throws IOException {
    byte[] token = tokens.spoiled(room);
    switch (mutations.random().nextInt(4)) {
      case 0 -> {
        LivekitSamples.Call list = samples.get(1);
        LivekitAnswers.check(
            list, ask(http, SERVICE + "ListRooms", type(JSON) + header(token), bytes("{}")));
      }
      case 1 -> LivekitAnswers.checkPlain(ask(http, "GET /rtc/validate", header(token), NOTHING));
      case 2 ->
          LivekitAnswers.checkPlain(
              ask(http, "GET /rtc/validate?access_token=" + escaped(token), "", NOTHING));
      default -> spoilJoin(http);
    }
  }

  /** What clients say of themselves before they are let in. */
  private void spoilJoin(RawHttp http) throws IOException {
    byte[] request = mutations.mutated(LivekitSamples.join(), mutations.one(samples).protobuf());
    String encoded = Base64.getUrlEncoder().encodeToString(request);
    byte[] value = mutations.once(2) ? bytes(encoded) : mutations.mutated(bytes(encoded), NOTHING);
    String path = mutations.once(2) ? "GET /rtc/validate" : "GET /rtc/v1/validate";
    String name = mutations.once(3) ? "attributes" : "join_request";
    String target = path + "?protocol=99999999999&" + name + "=" + escaped(value);
    LivekitAnswers.checkPlain(ask(http, target, authorization, NOTHING));
  }

  private Answer ask(RawHttp http, String line, String headers, byte[] body) throws IOException {
    last = line + "\n" + headers + HexFormat.of().formatHex(body);
    Answer answer = http.ask(line, headers, body);
    LivekitTokens.untold(line + headers, answer.octets());
    return answer;
  }

  static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  private static String type(String type) {
    return "Content-Type: " + type + "\r\n";
  }

  /** Only what may stand in a header at all: the rest is refused before any token is looked at. */
  private static String header(byte[] token) {
    var text = new StringBuilder();
    for (byte octet : token) {
      text.append(octet > ' ' && octet < 0x7F ? (char) octet : '~');
    }
    return bearer(text.toString());
  }

  private static String escaped(byte[] value) {
    return URLEncoder.encode(
        new String(value, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
