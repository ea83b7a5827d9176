package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.Ssl.ClientAuth;

/**
 * Everything that chapter 6 of the Thrift specification knows of, at once and from many
 * connections, while somebody else calls.
 */
class AbuseTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);
  private static final int OF_EACH = 10;
  private static final long HEAP_SLACK = 48L << 20;
  private static final byte[] DRIBBLED = Messages.call(BINARY, "get", 1, "x");

  private final Wire wire =
      new Wire()
          .tls(
              new ThriftTls(
                  TlsMode.OPTIONAL,
                  new TlsEngines(TestKeys.SERVER.bundle(), ClientAuth.NONE),
                  new CertifiedCallers(Map.of())));
  private final RunningServer running = new RunningServer(wire, 2_000, 2_000);
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    running.close();
  }

  /** Bytes that close a connection by themselves, and what that is counted as. */
  private static Map<RejectReason, List<byte[]>> closing() {
    Map<RejectReason, List<byte[]>> closing = new EnumMap<>(RejectReason.class);
    closing.put(
        RejectReason.FRAME_SIZE,
        List.of(Peer.hex("00000000"), Peer.hex("00100000"), Peer.hex("00fa0001")));
    closing.put(
        RejectReason.GARBAGE, List.of(Peer.hex("ffffffff"), Peer.hex("90123456789abcdef0")));
    closing.put(RejectReason.HTTP, List.of(Peer.hex("474554202f20485454502f312e310d0a0d0a")));
    closing.put(RejectReason.TLS, List.of(Peer.hex("1603010004 ffffffff")));
    closing.put(
        RejectReason.PROTOCOL,
        List.of(
            argument("0b 0009 7fffffff 61"), // a string of 2 GB
            Messages.message(BINARY, "get", 1, 1, to -> listBomb(to, 0x7fffffff)),
            Messages.message(BINARY, "get", 1, 1, to -> mapBomb(to)),
            argument("0c 0009 ".repeat(1_000)),
            Messages.call(BINARY, "get", 1, "x".repeat(5_000)),
            Messages.call(BINARY, "g".repeat(5_000), 1)));
    return closing;
  }

  private static void listBomb(TProtocol to, int size) throws TException {
    to.writeFieldBegin(new TField("", TType.LIST, (short) 9));
    to.writeListBegin(new TList(TType.I64, size));
  }

  private static void mapBomb(TProtocol to) throws TException {
    to.writeFieldBegin(new TField("", TType.MAP, (short) 9));
    to.writeMapBegin(new TMap(TType.STRING, TType.STRING, 0x7fffffff));
  }

  /** A call of get whose arguments are these bytes. */
  private static byte[] argument(String digits) {
    byte[] head = Messages.bare(Encoding.BINARY, "get", 1, 1, to -> {});
    byte[] open = Arrays.copyOf(head, head.length - 1);
    return Peer.framed(Peer.concat(open, Peer.hex(digits)));
  }

  /** Bytes after which nothing comes, and what that is counted as once the time is over. */
  private static Map<RejectReason, List<byte[]>> stalling() {
    return Map.of(
        RejectReason.TIMEOUT_FIRST,
        List.of(
            new byte[0],
            Peer.hex("80"),
            Peer.hex("000000"),
            Peer.hex("16"),
            Peer.hex("16030100ff 0100001c0303")),
        RejectReason.TIMEOUT_MESSAGE,
        List.of(Peer.hex("00000020 8001"), Peer.hex("80010001 00000003 6765"), Peer.hex("5b312c")));
  }

  @Test
  void everyAbuseIsCutOffAndCountedWhileOthersAreServed() throws Exception {
    try (RoomClient honest = running.client(BINARY)) {
      String room = honest.call("create").shown().id();
      long before = usedHeap();

      provoke(closing());
      assertThat(honest.call("get", room).room()).isPresent();
      awaitCounts(closing());
      leaveTheRest();

      provoke(stalling());
      List<Socket> dribblers = dribble();
      assertThat(honest.call("get", room).room()).isPresent();
      letTimePass(dribblers, honest, room);
      awaitCounts(stalling(), RejectReason.TIMEOUT_MESSAGE, OF_EACH);

      await().until(() -> running.connections.size() == 1);
      assertThat(honest.call("remove", room).isDone()).isTrue();
      assertThat(wire.engine.store().count()).isZero();
      await().until(() -> usedHeap() < before + HEAP_SLACK);
    }
  }

  /** Those who were told that nothing will come, and who say nothing to that. */
  private void leaveTheRest() {
    await()
        .until(
            () -> { // of some their last moments only begin
              wire.clock.advance(Duration.ofSeconds(2));
              running.connections.sweep();
              return running.connections.size() == 1;
            });
  }

  private void provoke(Map<RejectReason, List<byte[]>> abuses) throws IOException {
    for (List<byte[]> ofOneKind : abuses.values()) {
      for (byte[] abuse : ofOneKind) {
        for (int i = 0; i < OF_EACH; i++) {
          send(abuse);
        }
      }
    }
  }

  private Socket send(byte[] bytes) throws IOException {
    Socket socket = running.connect();
    sockets.add(socket);
    socket.getOutputStream().write(bytes);
    return socket;
  }

  /** Messages of which one byte comes whenever {@link #letTimePass} lets some time pass. */
  private List<Socket> dribble() throws IOException {
    List<Socket> dribblers = new ArrayList<>();
    for (int i = 0; i < OF_EACH; i++) {
      dribblers.add(send(Arrays.copyOf(DRIBBLED, 6)));
    }
    int stalling = OF_EACH * stalling().values().stream().mapToInt(List::size).sum();
    await().until(() -> running.connections.size() == dribblers.size() + stalling + 1);
    int midMessage =
        OF_EACH * stalling().getOrDefault(RejectReason.TIMEOUT_MESSAGE, List.of()).size();
    await().until(() -> gauged() == dribblers.size() + midMessage + 1);
    return dribblers;
  }

  /** Connections that have shown what they speak. */
  private double gauged() {
    return wire.registry.get("thrift.server.connections").gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  private void letTimePass(List<Socket> dribblers, RoomClient honest, String room)
      throws Exception {
    for (int i = 0; i < 16; i++) {
      wire.clock.advance(Duration.ofMillis(400));
      running.connections.sweep();
      for (Socket dribbler : dribblers) {
        dribble(dribbler, DRIBBLED[6 + i]);
      }
      assertThat(honest.call("get", room).room()).isPresent();
    }
  }

  private static void dribble(Socket socket, byte next) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(next);
    } catch (IOException e) {
      assertThat(e).isNotNull(); // cut off, which the counters tell
    }
  }

  private void awaitCounts(Map<RejectReason, List<byte[]>> abuses) {
    awaitCounts(abuses, RejectReason.RATE, 0);
  }

  private void awaitCounts(Map<RejectReason, List<byte[]>> abuses, RejectReason also, int further) {
    abuses.forEach(
        (reason, ofOneKind) -> {
          int expected = ofOneKind.size() * OF_EACH + (reason == also ? further : 0);
          await(reason.name()).until(() -> wire.rejected(reason) == expected);
        });
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
