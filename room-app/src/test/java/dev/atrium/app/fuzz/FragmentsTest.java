package dev.atrium.app.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.atrium.api.livekit.Ping;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.app.config.Listener;
import dev.atrium.app.websocket.Opcode;
import dev.atrium.app.websocket.ServerFrames.Frame;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Messages that come in fragments, of one octet each or with nothing in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FragmentsTest {
  private static final int LAST = 0x80;
  private static final int MANY = 300_000;
  private static final long MORE_HEAP = 24L << 20;
  private static final byte[] OCTET = {'x'};

  private FuzzedServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = FuzzedServer.start(folder, "room.signal.max-message-size=1MB");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aBinaryMessageOnTheWireOfTextIsRefusedAtItsFirstOctet() throws IOException {
    try (RawSocket socket = nkmedia()) {
      socket.putFrame(Opcode.BINARY, new byte[0]);
      socket.putFrame(0, OCTET);
      socket.flush();

      assertThat(closeCode(socket)).isEqualTo(1003);
    }
  }

  @Test
  void anEmptyBinaryMessageOnTheWireOfTextIsRefused() throws IOException {
    try (RawSocket socket = nkmedia()) {
      socket.put(Opcode.BINARY, new byte[0]);
      socket.flush();

      assertThat(closeCode(socket)).isEqualTo(1003);
    }
  }

  @Test
  void textInFragmentsOfOneOctetIsUnderstood() throws IOException {
    String login =
        """
        {"class":"core","subclass":"user","cmd":"login","tid":7,
         "data":{"user":"admin","password":"1234"}\
        """
            + " ".repeat(100_000);
    try (RawSocket socket = nkmedia()) {
      putInOctets(socket, Opcode.TEXT, login.getBytes(UTF_8));
      socket.putFrame(LAST, "}".getBytes(UTF_8));
      socket.flush();

      assertThat(new String(socket.next().payload(), UTF_8)).contains("\"tid\":7");
    }
  }

  @Test
  void aBinaryMessageCostsWhatItSaysAndNotWhatItsFragmentsDo(@TempDir Path folder)
      throws IOException {
    byte[] message = ping(42, MANY).toByteArray();
    try (RawSocket socket = signalling()) {
      socket.next();
      long before = Footprint.taken(folder).heap();

      putInOctets(socket, Opcode.BINARY, message);
      socket.flush();
      socket.ping(OCTET);
      socket.flush();
      socket.awaitPongs();
      long during = Footprint.taken(folder).heap();
      socket.putFrame(LAST, new byte[0]);
      socket.flush();

      assertThat(during).isLessThan(before + MORE_HEAP);
      assertThat(pong(socket)).isEqualTo(42);
    }
  }

  @Test
  void messagesInFragmentsFollowEachOther() throws IOException {
    try (RawSocket socket = signalling()) {
      for (int i = 1; i <= 3; i++) {
        putInOctets(socket, Opcode.BINARY, ping(i, 1_000).toByteArray());
        socket.putFrame(LAST, new byte[0]);
        socket.put(Opcode.BINARY, ping(10 + i, 10).toByteArray());
      }
      socket.flush();

      for (int i = 1; i <= 3; i++) {
        assertThat(pong(socket)).isEqualTo(i);
        assertThat(pong(socket)).isEqualTo(10 + i);
      }
    }
  }

  @Test
  void aBinaryMessageThatIsTooLongInAllIsRefused() throws IOException {
    byte[] half = new byte[(1 << 19) + 1];
    try (RawSocket socket = signalling()) {
      socket.putFrame(Opcode.BINARY, half);
      socket.putFrame(0, half);
      socket.flush();

      assertThat(closeCode(socket)).isEqualTo(1009);
    }
  }

  private RawSocket nkmedia() throws IOException {
    return new RawSocket(server.address(Listener.NKMEDIA), "/");
  }

  private RawSocket signalling() throws IOException {
    String token = LivekitTokens.good("fragments", "somebody");
    return new RawSocket(server.address(Listener.HTTP), "/rtc?access_token=" + token);
  }

  private static void putInOctets(RawSocket socket, int opcode, byte[] message) {
    for (int i = 0; i < message.length; i++) {
      socket.putFrame(i == 0 ? opcode : 0, new byte[] {message[i]});
    }
  }

  /** With so much more in it that nobody knows. */
  private static SignalRequest ping(long timestamp, int more) {
    Field unknown =
        Field.newBuilder().addLengthDelimited(ByteString.copyFrom(new byte[more])).build();
    return SignalRequest.newBuilder()
        .setPingReq(Ping.newBuilder().setTimestamp(timestamp))
        .setUnknownFields(UnknownFieldSet.newBuilder().addField(1_000, unknown).build())
        .build();
  }

  private static long pong(RawSocket socket) throws IOException {
    SignalResponse response = SignalResponse.parseFrom(socket.next().payload());
    while (!response.hasPongResp()) {
      response = SignalResponse.parseFrom(socket.next().payload());
    }
    return response.getPongResp().getLastPingTimestamp();
  }

  private static int closeCode(RawSocket socket) throws IOException {
    Frame frame = socket.next();
    while (frame.opcode() != Opcode.CLOSE) {
      frame = socket.next();
    }
    return frame.closeCode();
  }
}
