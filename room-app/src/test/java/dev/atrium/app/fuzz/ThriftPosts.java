package dev.atrium.app.fuzz;

import dev.atrium.app.fuzz.RawHttp.Answer;
import dev.atrium.core.random.Mutations;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;

/** Spoiled messages in bodies of HTTP requests, all on one connection. */
final class ThriftPosts implements Callable<Integer> {
  private static final Set<Integer> STATUSES = Set.of(200, 400, 415);
  private static final List<ThriftDialect> DIALECTS =
      ThriftDialect.all().stream()
          .filter(
              dialect -> dialect.isUnframed() || dialect.framing() == ThriftDialect.Framing.FRAMED)
          .toList();
  private static final List<String> TYPES =
      List.of(
          "application/x-thrift",
          "application/octet-stream",
          "application/x-thrift; protocol=TCOMPACT",
          "application/vnd.apache.thrift.binary",
          "application/vnd.apache.thrift.json; charset=utf-8",
          "application/json",
          "text/plain",
          ";;");

  private final InetSocketAddress server;
  private final ThriftMutations calls;
  private final int trials;

  ThriftPosts(InetSocketAddress server, Random random, String room, int trials) {
    this.server = server;
    this.calls = new ThriftMutations(new Mutations(random), room, DIALECTS);
    this.trials = trials;
  }

  /** How many it has made. */
  @Override
  public Integer call() throws IOException {
    try (RawHttp http = new RawHttp(server)) {
      for (int i = 0; i < trials; i++) {
        trial(http, calls.dialect());
      }
    }
    return trials;
  }

  private void trial(RawHttp http, ThriftDialect dialect) throws IOException {
    byte[] body = calls.spoiled(dialect);
    Mutations mutations = calls.mutations();
    String type = mutations.once(3) ? mutations.one(TYPES) : TYPES.getFirst();
    try {
      check(dialect, http.ask("POST /thrift", "Content-Type: " + type + "\r\n", body));
    } catch (IOException | RuntimeException | AssertionError e) {
      throw new AssertionError(
          "after " + dialect + " " + type + " " + HexFormat.of().formatHex(body), e);
    }
  }

  private static void check(ThriftDialect dialect, Answer answer) {
    Insides.untold(answer.octets());
    if (!STATUSES.contains(answer.status())) {
      throw new AssertionError("undocumented: " + answer.status() + " " + answer.text());
    }
    if (answer.status() == 200) {
      ThriftAnswers.read(dialect, answer.body(), 0);
    }
  }
}
