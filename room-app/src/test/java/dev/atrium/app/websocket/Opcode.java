package dev.atrium.app.websocket;

/** What a frame may be (RFC 6455 §5.2). */
public final class Opcode {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  private Opcode() {}

  /** Whether a frame of it stands for itself, also between the fragments of a message. */
  static boolean isControl(int opcode) {
    return opcode >= CLOSE;
  }

  static boolean isKnown(int opcode) {
    return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
  }
}
