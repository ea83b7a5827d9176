package dev.atrium.app.fuzz;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.app.fuzz.RawHttp.Answer;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be answered to whatever is asked (LiveKit spec §1.8, §3.1, §3.8). */
final class LivekitAnswers {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BUS = "twirp error unknown: ";
  private static final String PLAIN = "text/plain; charset=utf-8";

  private static final Map<String, Integer> STATUSES =
      Map.ofEntries(
          Map.entry("canceled", 408),
          Map.entry("unknown", 500),
          Map.entry("invalid_argument", 400),
          Map.entry("malformed", 400),
          Map.entry("not_found", 404),
          Map.entry("bad_route", 404),
          Map.entry("unauthenticated", 401),
          Map.entry("aborted", 409),
          Map.entry("failed_precondition", 412),
          Map.entry("internal", 500),
          Map.entry("unavailable", 503));

  private static final Set<String> FAILURES =
      Set.of(
          "unavailable " + BUS + "no response from servers",
          "unknown " + BUS + "not implemented",
          "internal " + BUS + "data channel is not available");

  private static final Pattern REFUSALS =
      Pattern.compile(
          "401 (invalid authorization header\\. Must start with Bearer |invalid API key"
              + "|invalid authorization token(: .*)?|invalid token: \\(withheld\\), error: .*"
              + "|no permissions to access the room|permissions denied)"
              + "|404 (404 page not found\n|requested room does not exist"
              + "|a single peer connection is not served)"
              + "|400 (identity cannot be empty|no room name|join_request is required"
              + "|cannot (decode attributes|base64 decode wrapped join request"
              + "|unmarshal (wrapped )?join request)"
              + "|(room name|participant identity) length exceeds limits: max length 256"
              + "|unknown room configuration in create room request)"
              + "|500 connection closed by media|200 success",
          Pattern.DOTALL);

  private LivekitAnswers() {}

  /** A call's own answer in the format of its request, or a refusal in the words of its wire. */
  static void check(LivekitSamples.Call call, Answer answer) {
    Insides.untold(answer.octets());
    String type = answer.header("content-type");
    if (answer.status() == 200) {
      checkMessage(call, type, answer);
    } else if (type.equals("application/json")) {
      checkError(answer);
    } else {
      checkPlain(answer);
    }
  }

  static void checkPlain(Answer answer) {
    Insides.untold(answer.octets());
    String told = answer.status() + " " + answer.text();
    if (!answer.header("content-type").equals(PLAIN) || !REFUSALS.matcher(told).matches()) {
      throw new AssertionError("unknown words: " + told + " " + answer.headers());
    }
    checkKept(answer);
  }

  private static void checkMessage(LivekitSamples.Call call, String type, Answer answer) {
    try {
      switch (type) {
        case "application/protobuf" -> call.answer().getParserForType().parseFrom(answer.body());
        case "application/json" -> {
          if (!JSON.readTree(answer.body()).isObject()) {
            throw new AssertionError("no object: " + answer.text());
          }
        }
        default -> throw new AssertionError("unknown type of an answer: " + type);
      }
    } catch (InvalidProtocolBufferException | JacksonException e) {
      throw new AssertionError("unreadable: " + answer.text(), e);
    }
    checkKept(answer);
  }

  private static void checkError(Answer answer) {
    JsonNode error = JSON.readTree(answer.body());
    String code = error.path("code").asString();
    String told = code + " " + error.path("msg").asString();
    boolean known = STATUSES.getOrDefault(code, 0) == answer.status() && error.has("msg");
    boolean withinForm = Set.of("code", "msg", "meta").containsAll(error.propertyNames());
    boolean documented = answer.status() < 500 || FAILURES.contains(told);
    if (!known || !withinForm || !documented) {
      throw new AssertionError("undocumented: " + answer.status() + " " + answer.text());
    }
    checkKept(answer);
  }

  private static void checkKept(Answer answer) {
    if (answer.header("connection").equalsIgnoreCase("close")) {
      throw new AssertionError("would close the connection: " + answer.status() + answer.headers());
    }
  }
}
