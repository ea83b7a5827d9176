package dev.atrium.app.websocket;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a server on one connection, in their order. Refuses what RFC 6455 §5 forbids a
 * server: masks, reserved bits, unknown opcodes, lengths written longer than needed, control frames
 * that are large or in fragments, closes with half a code, and messages that begin within another
 * one or go on before they began.
 */
public final class ServerFrames {
  private static final int LAST = 0x80;
  private static final int RESERVED = 0x70;
  private static final int MASKED = 0x80;
  private static final int OPCODE = 0x0F;
  private static final int LONGEST_IN_ONE_OCTET = 125;
  private static final int LENGTH_IN_TWO = 126;
  private static final int LONGEST_IN_TWO = 0xFFFF;

  private boolean withinAMessage;

  /**
   * One of them as it came.
   *
   * @param last whether its message ends with it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Frame(boolean last, int opcode, byte[] payload) {
    /** 1005 where it gives none. */
    public int closeCode() {
      return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getChar();
    }
  }

  /**
   * Takes the next one.
   *
   * @return {@code null}, having taken nothing, while it is not there as a whole
   */
  public @Nullable Frame next(ByteBuffer received) throws ProtocolException {
    ByteBuffer ahead = received.duplicate();
    if (ahead.remaining() < 2) {
      return null;
    }
    int first = Byte.toUnsignedInt(ahead.get());
    int second = Byte.toUnsignedInt(ahead.get());
    check((second & MASKED) == 0, "a masked frame");
    check((first & RESERVED) == 0 && Opcode.isKnown(first & OPCODE), "a frame of " + first);
    if (ahead.remaining() < octetsOfLength(second)) {
      return null;
    }
    long length = length(second, ahead);
    checkOrder((first & LAST) != 0, first & OPCODE, length);
    if (ahead.remaining() < length) {
      return null;
    }
    byte[] payload = new byte[(int) length];
    ahead.get(payload);
    received.position(ahead.position());
    return passed(new Frame((first & LAST) != 0, first & OPCODE, payload));
  }

  private static int octetsOfLength(int second) {
    if (second <= LONGEST_IN_ONE_OCTET) {
      return 0;
    }
    return second == LENGTH_IN_TWO ? Short.BYTES : Long.BYTES;
  }

  private static long length(int second, ByteBuffer ahead) throws ProtocolException {
    if (second <= LONGEST_IN_ONE_OCTET) {
      return second;
    }
    if (second == LENGTH_IN_TWO) {
      int length = ahead.getChar();
      check(length > LONGEST_IN_ONE_OCTET, "a length of two octets for " + length);
      return length;
    }
    long length = ahead.getLong();
    check(length > LONGEST_IN_TWO, "a length of eight octets for " + length); // or below 0
    check(length <= Integer.MAX_VALUE, "more than can be kept: " + length);
    return length;
  }

  private void checkOrder(boolean last, int opcode, long length) throws ProtocolException {
    if (Opcode.isControl(opcode)) {
      check(last, "a control frame in fragments");
      check(length <= LONGEST_IN_ONE_OCTET, "a control frame of " + length);
      check(opcode != Opcode.CLOSE || length != 1, "a close with half a code");
    } else if (opcode == Opcode.CONTINUATION) {
      check(withinAMessage, "a message that goes on before it began");
    } else {
      check(!withinAMessage, "a message within a message");
    }
  }

  private Frame passed(Frame frame) {
    if (!Opcode.isControl(frame.opcode)) {
      withinAMessage = !frame.last;
    }
    return frame;
  }

  private static void check(boolean allowed, String what) throws ProtocolException {
    if (!allowed) {
      throw new ProtocolException(what);
    }
  }
}
