package dev.atrium.app.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What one connection is owed: one answer for each request, in the order of the requests unless it
 * was acknowledged before (nkMEDIA spec §2.3 to §2.6). What is not owed must not come.
 */
final class NkmediaLedger {
  private static final Set<Integer> INTERNAL = Set.of(0, 100_002, 100_003, 100_007);

  private final Deque<JsonNode> owed = new ArrayDeque<>();
  private final List<JsonNode> acked = new ArrayList<>();
  private int serverTid;

  /** A request is on its way. */
  void sent(JsonNode request) {
    owed.add(request);
  }

  boolean isSettled() {
    return owed.isEmpty();
  }

  /** The request that this answers at last; empty for an acknowledgement. */
  Optional<JsonNode> answered(JsonNode message) {
    if (!message.has("result")) {
      acked(message.path("ack"));
      return Optional.empty();
    }
    checkForm(message);
    JsonNode tid = message.path("tid");
    if (!acked.contains(tid)) {
      checkCode(message);
    }
    return !isNext(tid) && acked.remove(tid) ? Optional.empty() : Optional.of(head(tid));
  }

  /** The number that a request of the server is to be answered with: each is one more. */
  int asked(JsonNode request) {
    JsonNode tid = request.path("tid");
    serverTid++;
    if (!tid.isInt() || tid.intValue() != serverTid || !request.path("class").isString()) {
      throw new AssertionError("no request of a server: " + request);
    }
    return serverTid;
  }

  /** If the request is not the next, it was taken as answered by what an older namesake got. */
  private void acked(JsonNode tid) {
    if (isNext(tid) || !acked.contains(tid)) {
      acked.add(head(tid).path("tid"));
    }
  }

  private boolean isNext(JsonNode tid) {
    return !owed.isEmpty() && owed.peek().path("tid").equals(tid);
  }

  private JsonNode head(JsonNode tid) {
    JsonNode request = owed.poll();
    if (request == null || !request.path("tid").equals(tid)) {
      throw new AssertionError("answers " + tid + ", owed to " + request);
    }
    return request;
  }

  /** What another client answered is passed on, whatever it is; everything else is our own word. */
  private static void checkCode(JsonNode message) {
    if (message.path("result").asString().equals("error")
        && INTERNAL.contains(message.at("/data/code").intValue())) {
      throw new AssertionError("undocumented: " + message);
    }
  }

  private static void checkForm(JsonNode message) {
    JsonNode data = message.path("data");
    boolean known =
        switch (message.path("result").asString()) {
          case "ok" -> message.propertyNames().size() == (message.has("data") ? 3 : 2);
          case "error" -> data.path("code").isInt() && data.path("error").isString();
          default -> false;
        };
    if (!known) {
      throw new AssertionError("of no known form: " + message);
    }
  }
}
