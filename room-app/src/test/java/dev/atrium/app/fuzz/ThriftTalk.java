package dev.atrium.app.fuzz;

import dev.atrium.core.Patience;
import dev.atrium.core.random.Mutations;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * A few good calls and then a spoiled one, on one connection after the other: the good ones are
 * answered in their order, and the connection ends once nothing more comes.
 */
final class ThriftTalk implements Callable<Integer> {
  private static final int MOST_GOOD = 3;

  private final InetSocketAddress server;
  private final ThriftMutations calls;
  private final int trials;

  ThriftTalk(InetSocketAddress server, Random random, String room, int trials) {
    this.server = server;
    this.calls = new ThriftMutations(new Mutations(random), room, ThriftDialect.all());
    this.trials = trials;
  }

  /** How many spoiled messages it has sent. */
  @Override
  public Integer call() throws IOException {
    for (int i = 0; i < trials; i++) {
      trial(calls.dialect());
    }
    return trials;
  }

  private void trial(ThriftDialect dialect) throws IOException {
    int good = calls.mutations().random().nextInt(MOST_GOOD + 1);
    byte[] sent = {};
    for (int i = 0; i < good; i++) {
      sent = ThriftDialect.joined(sent, calls.good(dialect, i));
    }
    if (calls.mutations().once(5)) {
      sent = ThriftDialect.joined(sent, calls.oneway(dialect));
    }
    sent = ThriftDialect.joined(sent, calls.spoiled(dialect));
    try {
      check(dialect, good, answer(sent));
    } catch (IOException | RuntimeException | AssertionError e) {
      throw new AssertionError("after " + dialect + HexFormat.of().formatHex(sent), e);
    }
  }

  private static void check(ThriftDialect dialect, int good, byte[] answer) {
    Insides.untold(new String(answer, StandardCharsets.ISO_8859_1));
    List<Integer> sequences = ThriftAnswers.read(dialect, answer, good);
    if (!sequences.subList(0, good).equals(IntStream.range(0, good).boxed().toList())) {
      throw new AssertionError("out of order: " + sequences);
    }
  }

  private byte[] answer(byte[] sent) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(Patience.MILLIS);
      socket.setSoLinger(true, 0); // leaves no port behind that waits
      send(socket, sent);
      return socket.getInputStream().readAllBytes();
    }
  }

  /** A server that has enough may close before it has read all. */
  private void send(Socket socket, byte[] sent) throws IOException {
    Mutations mutations = calls.mutations();
    int cut = mutations.once(4) ? mutations.random().nextInt(sent.length + 1) : sent.length;
    try {
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(sent, 0, cut);
      socket.getOutputStream().write(Arrays.copyOfRange(sent, cut, sent.length));
      socket.shutdownOutput();
    } catch (SocketException e) {
      // the reader learns of it
    }
  }
}
