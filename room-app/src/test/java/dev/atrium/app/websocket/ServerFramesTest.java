package dev.atrium.app.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.app.websocket.ServerFrames.Frame;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFramesTest {

  @Test
  void areTakenInTheirOrder() throws ProtocolException {
    assertThat(read("8201aa 0101bb 8900 8001cc 880203e8"))
        .containsExactly("true 2 aa", "false 1 bb", "true 9 ", "true 0 cc", "true 8 03e8");
  }

  @ParameterizedTest
  @CsvSource({"125, 827d", "126, 827e007e", "65535, 827effff", "65536, 827f0000000000010000"})
  void areAsLongAsTheySay(int length, String head) throws ProtocolException {
    assertThat(read(head + "00".repeat(length) + "8a00"))
        .containsExactly("true 2 " + "00".repeat(length), "true 10 ");
  }

  @ParameterizedTest
  @CsvSource({"82", "827e", "827e00", "827f00000000000100", "8202aa"})
  void stayWhereTheyAreUntilTheyAreWhole(String part) throws ProtocolException {
    ByteBuffer received = bytes(part);

    assertThat(new ServerFrames().next(received)).isNull();
    assertThat(received).isEqualTo(bytes(part));
  }

  @ParameterizedTest
  @CsvSource({
    "8280, a masked frame",
    "c200, a frame of 194",
    "a200, a frame of 162",
    "9200, a frame of 146",
    "8300, a frame of 131",
    "8b00, a frame of 139",
    "827e007d, a length of two octets for 125",
    "827f000000000000ffff, a length of eight octets for 65535",
    "827fffffffffffffffff, a length of eight octets for -1",
    "827f0000000080000000, more than can be kept: 2147483648",
    "0900, a control frame in fragments",
    "897e007e, a control frame of 126",
    "880103, a close with half a code",
    "8000, a message that goes on before it began",
    "820080, a message that goes on before it began",
    "02008200, a message within a message",
    "0200 8900 0100, a message within a message",
    "02008000 8000, a message that goes on before it began",
  })
  void thatNoServerMaySendAreRefused(String bytes, String complaint) {
    assertThatThrownBy(() -> read(bytes + "00"))
        .isInstanceOf(ProtocolException.class)
        .hasMessage(complaint);
  }

  @Test
  void giveTheCodeOfAClose() {
    assertThat(new Frame(true, Opcode.CLOSE, new byte[] {3, (byte) 0xE9}).closeCode())
        .isEqualTo(1001);
    assertThat(new Frame(true, Opcode.CLOSE, new byte[0]).closeCode()).isEqualTo(1005);
  }

  private static List<String> read(String hex) throws ProtocolException {
    ServerFrames frames = new ServerFrames();
    ByteBuffer received = bytes(hex);
    List<String> read = new ArrayList<>();
    for (Frame frame = frames.next(received); frame != null; frame = frames.next(received)) {
      String payload = HexFormat.of().formatHex(frame.payload());
      read.add(frame.last() + " " + frame.opcode() + " " + payload);
    }
    return read;
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
