package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.TestEngine;
import dev.atrium.thrift.Reply.ShownRoom;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.web.server.PortInUseException;

/** The wire on real sockets, with clients on libthrift's own transports. */
class ThriftServerTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);

  private final Wire wire = new Wire();
  private RunningServer running = new RunningServer(wire);

  @AfterEach
  void stop() {
    running.close();
  }

  static Stream<Arguments> clients() {
    return Stream.of(Framing.UNFRAMED, Framing.FRAMED)
        .flatMap(
            framing -> Stream.of(Encoding.values()).map(encoding -> new Dialect(framing, encoding)))
        .flatMap(
            dialect ->
                Stream.of("", "RoomService", "RoomService2", "room2")
                    .map(service -> Arguments.of(dialect, service)));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void clientsOfLibthriftAreServed(Dialect dialect, String service) throws Exception {
    try (RoomClient client = running.client(dialect, service)) {
      ShownRoom room = client.call("create").shown();
      assertThat(client.call("get", room.id()).shown()).isEqualTo(room);
      assertThat(client.call("update", room.id()).isDone()).isTrue();
      client.oneway("update", room.id());
      assertThat(client.call("get", "unknown").failure()).isEqualTo(5);
      assertThat(client.call("remove", room.id()).isDone()).isTrue();
      assertThat(client.call("remove", room.id()).declared()).isTrue();
      Reply last = client.call("get", room.id());
      assertThat(last.failure()).isEqualTo(5);
      assertThat(last.sequence()).isEqualTo(client.sequence());
    }
  }

  @Test
  void onewayAndTwoWayClientsDoNotDisturbOneAnother() throws Exception {
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> oneway = both.submit(() -> rounds(true));
      Future<?> twoWay = both.submit(() -> rounds(false));

      oneway.get();
      twoWay.get();
    }
  }

  private void rounds(boolean oneway) {
    try (RoomClient client = running.client(BINARY)) {
      String id = client.call("create").shown().id();
      for (int i = 0; i < 1_000; i++) {
        if (oneway) {
          client.oneway("update", id);
        } else {
          assertThat(client.call("update", id).sequence()).isEqualTo(client.sequence());
        }
        Reply read = client.call("get", id);
        assertThat(read.sequence()).isEqualTo(client.sequence());
        assertThat(read.shown().id()).isEqualTo(id);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRoomIsNeverThereAfterItsRemovalWasAnsweredThoughOthersRenewIt() throws Exception {
    try (RoomClient removing = running.client(BINARY);
        RoomClient renewing = running.client(BINARY)) {
      for (int i = 0; i < 1_000; i++) {
        String id = removing.call("create").shown().id();
        renewing.send("update", (byte) 1, id);
        assertThat(removing.call("remove", id).isDone()).isTrue();

        assertThat(removing.call("get", id).failure()).isEqualTo(5);
        renewing.receive();
        assertThat(removing.call("get", id).failure()).isEqualTo(5);
      }
    }
  }

  @Test
  void aReplyArrivesAfterTheOtherSideHasSaidThatItIsDone() throws Exception {
    try (Socket socket = running.connect()) {
      socket.getOutputStream().write(Messages.call(BINARY, "create", 1));
      socket.shutdownOutput();

      assertThat(Reply.all(BINARY, socket.getInputStream().readAllBytes())).hasSize(1);
    }
  }

  @Test
  void aRefusalArrivesThoughBytesBehindItWereNeverRead() throws Exception {
    try (Socket socket = running.connect()) {
      byte[] message = Messages.message(BINARY, "create", 2, 1, to -> {});
      socket.getOutputStream().write(Peer.concat(message, new byte[50_000]));

      assertThat(Reply.all(BINARY, socket.getInputStream().readAllBytes()))
          .extracting(Reply::failure)
          .containsExactly(2);
    }
  }

  @Test
  void aPeerThatNeverReadsIsStoppedAndThenCutOff() throws Exception {
    try (Socket socket = call(running.connect())) {
      AtomicLong sent = new AtomicLong();
      Thread flood = Thread.ofVirtual().start(() -> flood(socket, sent));
      AtomicLong seen = new AtomicLong();
      await()
          .pollInterval(Duration.ofMillis(500))
          .until(() -> sent.get() > 0 && seen.getAndSet(sent.get()) == sent.get());
      long stoppedAt = sent.get();

      await()
          .until(
              () -> {
                wire.clock.advance(Duration.ofSeconds(7));
                running.connections.sweep();
                return running.connections.size() == 0;
              });

      flood.join();
      assertThat(stoppedAt).as("bytes taken").isLessThan(32L << 20);
    }
  }

  private static void flood(Socket socket, AtomicLong sent) {
    byte[] calls =
        Peer.concat(
            Stream.generate(() -> Messages.call(BINARY, "get", 1, "x".repeat(60)))
                .limit(1_000)
                .toArray(byte[][]::new));
    try {
      OutputStream out = socket.getOutputStream();
      while (true) {
        out.write(calls);
        sent.addAndGet(calls.length);
      }
    } catch (IOException e) {
      return; // cut off
    }
  }

  @Test
  void connectionsBeyondTheLimitAreClosedAtOnceUntilOthersLeave() throws Exception {
    limitedTo(5, 200);
    List<Socket> served = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      served.add(call(running.connect()));
    }

    try (Socket sixth = running.connect()) {
      assertThat(sixth.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(wire.rejected(RejectReason.MAX)).isEqualTo(1);

    served.getFirst().close();
    await().until(() -> running.connections.size() == 4);
    served.set(0, call(running.connect()));
    for (Socket socket : served) {
      socket.close();
    }
  }

  @Test
  void oneAddressHasOnlySoManyConnections() throws Exception {
    limitedTo(100, 2);
    try (Socket first = call(running.connect());
        Socket second = call(running.connect());
        Socket third = running.connect()) {
      assertThat(third.getInputStream().read()).isEqualTo(-1);
      assertThat(first.isConnected() && second.isConnected()).isTrue();
    }
    assertThat(wire.rejected(RejectReason.PER_IP)).isEqualTo(1);
  }

  @Test
  void stoppingEndsIdleConnectionsInOrderAndAnswersCallsUnderWay() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    Wire slow = new Wire(TestEngine.create());
    running.close();
    running = new RunningServer(slow);
    slow.engine
        .rooms()
        .subscribe(
            change -> {
              reached.countDown();
              uninterruptibly(released);
            });
    try (Socket idle = call(running.connect());
        Socket busy = running.connect();
        ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
      busy.getOutputStream().write(Messages.call(BINARY, "create", 1));
      reached.await();

      Future<?> stop = stopping.submit(() -> running.server.stop());
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
      released.countDown();

      assertThat(Reply.all(BINARY, busy.getInputStream().readAllBytes())).hasSize(1);
      stop.get();
    }
    assertThat(running.server.isRunning()).isFalse();
  }

  @Test
  void aServerThatWasStoppedCanBeStartedAgain() throws Exception {
    running.server.stop();

    running.server.start();

    try (Socket socket = call(running.connect())) {
      assertThat(call(socket).isConnected()).isTrue();
    }
  }

  private static void uninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aTakenPortIsSaidToBeInUse() {
    InetSocketAddress taken = new InetSocketAddress("localhost", running.port());
    ThriftListener listener = wire.listener(taken);
    ThriftServer second =
        new ThriftServer(List.of(listener), running.connections, 1, 0, port -> {});

    assertThatThrownBy(second::start)
        .isInstanceOfSatisfying(
            PortInUseException.class, e -> assertThat(e.getPort()).isEqualTo(running.port()));
    assertThat(second.isRunning()).isFalse();
  }

  private void limitedTo(int connections, int perAddress) {
    running.close();
    running = new RunningServer(wire, connections, perAddress);
  }

  /** One call, so that the connection is known to be served. */
  private static Socket call(Socket socket) throws IOException {
    socket.getOutputStream().write(Messages.call(BINARY, "get", 1, "x"));
    InputStream in = socket.getInputStream();
    int length = java.nio.ByteBuffer.wrap(in.readNBytes(4)).getInt();
    assertThat(in.readNBytes(length)).hasSize(length);
    return socket;
  }
}
