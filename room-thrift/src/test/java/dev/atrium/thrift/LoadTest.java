package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/**
 * Many connections that call without pause, each several calls ahead of the replies. Two minutes of
 * 2,000 connections with {@code -Datrium.thorough=true}, otherwise a few seconds of some.
 */
class LoadTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final boolean THOROUGH = Boolean.getBoolean("atrium.thorough");
  private static final int CONNECTIONS = THOROUGH ? 2_000 : 100;
  private static final Duration DURATION = Duration.ofSeconds(THOROUGH ? 120 : 2);
  private static final int AT_ONCE = 4;
  private static final int OPENING_AT_ONCE = 50;
  private static final long HEAP_SLACK = 48L << 20;

  private final Wire wire = new Wire();
  private final LongAdder replies = new LongAdder();

  @Test
  void noReplyIsLostOrOutOfOrderAndNothingIsLeftBehind() throws Exception {
    try (RunningServer running = new RunningServer(wire, CONNECTIONS, CONNECTIONS);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      long before = usedHeap();
      long until = System.nanoTime() + DURATION.toNanos();
      List<Future<?>> all = new ArrayList<>();
      for (Socket socket : connect(running)) {
        all.add(clients.submit(() -> callUntil(until, socket)));
      }
      for (Future<?> client : all) {
        client.get();
      }

      await().until(() -> running.connections.size() == 0);
      assertThat(wire.engine.store().count()).isZero();
      assertThat(replies.sum()).isGreaterThanOrEqualTo((long) CONNECTIONS * AT_ONCE * 4);
      await().until(() -> usedHeap() < before + HEAP_SLACK);
      System.out.printf(
          "%d connections, %d replies in %d s%n", CONNECTIONS, replies.sum(), DURATION.toSeconds());
    }
  }

  /** Each is served before too many others are opened: the system's queue of them is short. */
  private static List<Socket> connect(RunningServer running) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    while (sockets.size() < CONNECTIONS) {
      sockets.add(running.connect());
      if (sockets.size() % OPENING_AT_ONCE == 0) {
        await().until(() -> running.connections.size() == sockets.size());
      }
    }
    return sockets;
  }

  private Void callUntil(long until, Socket socket) throws IOException {
    try (socket) {
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      int sequence = 0;
      do {
        sequence = lifeOfRooms(socket, in, sequence);
      } while (System.nanoTime() < until);
    }
    return null;
  }

  /** Makes rooms, reads, renews and removes them, all of them with each write. */
  private int lifeOfRooms(Socket socket, DataInputStream in, int first) throws IOException {
    List<String> ids =
        exchange(socket, in, "create", first, new ArrayList<>()).stream()
            .map(reply -> reply.shown().id())
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    int next = first + AT_ONCE;
    List<Reply> read = exchange(socket, in, "get", next, ids);
    assertThat(read).extracting(reply -> reply.shown().id()).isEqualTo(ids);
    next += AT_ONCE;
    assertThat(exchange(socket, in, "update", next, ids)).allMatch(Reply::isDone);
    next += AT_ONCE;
    assertThat(exchange(socket, in, "remove", next, ids)).allMatch(Reply::isDone);
    return next + AT_ONCE;
  }

  private List<Reply> exchange(
      Socket socket, DataInputStream in, String method, int first, List<String> ids)
      throws IOException {
    byte[][] calls = new byte[AT_ONCE][];
    for (int i = 0; i < AT_ONCE; i++) {
      calls[i] =
          ids.isEmpty()
              ? Messages.call(BINARY, method, first + i)
              : Messages.call(BINARY, method, first + i, ids.get(i));
    }
    socket.getOutputStream().write(Peer.concat(calls));
    List<Reply> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      byte[] frame = in.readNBytes(in.readInt());
      Reply reply = Reply.all(BINARY, Peer.framed(frame)).getFirst();
      assertThat(reply.sequence()).isEqualTo(first + i);
      assertThat(reply.name()).isEqualTo(method);
      answers.add(reply);
      replies.increment();
    }
    return answers;
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
