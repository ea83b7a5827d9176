package dev.atrium.app.fuzz;

import dev.atrium.app.websocket.Opcode;
import dev.atrium.core.random.Mutations;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** How messages travel, rightly and wrongly (nkMEDIA spec §1.2, §1.3, §1.5; RFC 6455 §5, §7). */
final class NkmediaFrames {
  /** The message arrives, and the connection goes on. */
  static final int NONE = 0;

  private static final int PROTOCOL = 1002;
  private static final int NOT_ACCEPTED = 1003;
  private static final int NO_TEXT = 1007;
  private static final int TOO_BIG = 1009;
  private static final int LAST = 0x80;
  private static final int RESERVED = 0x40;
  private static final int UNKNOWN = 3;
  private static final int LONGEST_CONTROL = 125;
  private static final byte[] NOTHING = {};
  private static final List<Integer> GOOD_CODES = List.of(1000, 1001, 1011, 3000, 4999);
  private static final List<Integer> BAD_CODES = List.of(0, 999, 1004, 1005, 1006, 2999, 65_535);

  private final Mutations mutations;
  private final int longest;

  /**
   * @param longest message that the server takes, in octets
   */
  NkmediaFrames(Mutations mutations, int longest) {
    this.mutations = mutations;
    this.longest = longest;
  }

  /** Whole, or in pieces with other frames between them; the code that this has to end with. */
  int putMessage(RawSocket socket, byte[] text) {
    if (mutations.once(4)) {
      putPieces(socket, text);
    } else {
      socket.put(Opcode.TEXT, text);
    }
    if (text.length > longest) {
      return TOO_BIG;
    }
    return isText(text) ? NONE : NO_TEXT;
  }

  /** What no client may do; the code that this has to end with. */
  int putViolation(RawSocket socket, byte[] text) {
    return switch (mutations.random().nextInt(11)) {
      case 0 -> broken(socket, LAST, text);
      case 1 -> broken(socket, LAST | RESERVED | Opcode.TEXT, text);
      case 2 -> broken(socket, LAST | UNKNOWN, text);
      case 3 -> broken(socket, Opcode.PING, NOTHING);
      case 4 -> broken(socket, LAST | Opcode.PING, new byte[LONGEST_CONTROL + 1]);
      case 5 -> {
        socket.putFrame(Opcode.TEXT, NOTHING);
        yield broken(socket, LAST | Opcode.TEXT, text);
      }
      case 6 -> {
        socket.putUnmasked(Opcode.TEXT, text);
        yield PROTOCOL;
      }
      case 7 -> {
        socket.put(Opcode.BINARY, text);
        yield NOT_ACCEPTED;
      }
      case 8 -> tooBig(socket);
      default -> closing(socket);
    };
  }

  private static int broken(RawSocket socket, int first, byte[] payload) {
    socket.putFrame(first, payload);
    return PROTOCOL;
  }

  private void putPieces(RawSocket socket, byte[] text) {
    int first = Opcode.TEXT;
    int from = 0;
    while (mutations.once(2)) {
      int to = from + mutations.random().nextInt(text.length - from + 1);
      socket.putFrame(first, Arrays.copyOfRange(text, from, to));
      if (mutations.once(2)) {
        socket.ping(new byte[mutations.random().nextInt(LONGEST_CONTROL + 1)]);
      } else if (mutations.once(4)) {
        socket.put(Opcode.PONG, new byte[] {1});
      }
      first = 0;
      from = to;
    }
    socket.putFrame(LAST | first, Arrays.copyOfRange(text, from, text.length));
  }

  private int tooBig(RawSocket socket) {
    byte[] half = new byte[longest / 2 + 1];
    Arrays.fill(half, (byte) ' ');
    socket.putFrame(Opcode.TEXT, half);
    socket.putFrame(LAST, half);
    return TOO_BIG;
  }

  /** A good code is sent back; one that may not be sent is a violation. */
  private int closing(RawSocket socket) {
    boolean good = mutations.once(2);
    int code = mutations.one(good ? GOOD_CODES : BAD_CODES);
    socket.put(Opcode.CLOSE, new byte[] {(byte) (code >> 8), (byte) code, 'e'});
    return good ? code : PROTOCOL;
  }

  private static boolean isText(byte[] octets) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
