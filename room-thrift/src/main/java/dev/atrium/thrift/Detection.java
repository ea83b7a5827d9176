package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Tells by the first bytes of a connection what it speaks (Thrift spec §5.1). Never needs more than
 * six of them, and consumes none.
 */
final class Detection {
  private static final int LONGEST_OLD_NAME = 128;
  private static final Set<String> HTTP =
      Set.of("GET ", "POST", "HEAD", "PUT ", "OPTI", "DELE", "PATC", "CONN", "PRI ");

  private Detection() {}

  /** Empty while the bytes so far could be the beginning of several things. */
  static Optional<Dialect> of(ByteBuf in, int maxMessage) throws StreamRejectedException {
    int at = in.readerIndex();
    int available = in.readableBytes();
    if (available == 0) {
      return Optional.empty();
    }
    return switch (in.getByte(at)) {
      case 0 -> lengthFirst(in, maxMessage);
      case '[' -> unframed(Encoding.JSON);
      case (byte) 0x80, (byte) 0x82 ->
          available < 2 ? Optional.empty() : unframed(magic(in.getByte(at), in.getByte(at + 1)));
      case 0x16 -> available < 2 ? Optional.empty() : reject(tls(in.getByte(at + 1)));
      default -> text(in);
    };
  }

  /** The encoding of a message that begins with these bytes, of those that show it there. */
  static Encoding magic(byte first, byte second) throws StreamRejectedException {
    if (first == (byte) 0x80 && second == 1) {
      return Encoding.BINARY;
    }
    if (first == (byte) 0x82 && (second & 0x1F) == 1) {
      return Encoding.COMPACT;
    }
    if (first == '[') {
      return Encoding.JSON;
    }
    if (first == 0) {
      return Encoding.BINARY_OLD;
    }
    throw new StreamRejectedException(RejectReason.GARBAGE);
  }

  private static Optional<Dialect> lengthFirst(ByteBuf in, int maxMessage)
      throws StreamRejectedException {
    int at = in.readerIndex();
    if (in.readableBytes() < 4) {
      return Optional.empty();
    }
    int length = in.getInt(at);
    if (length == 0 || length > Math.max(maxMessage, LONGEST_OLD_NAME)) {
      return reject(RejectReason.FRAME_SIZE);
    }
    if (in.readableBytes() < 5) {
      return Optional.empty();
    }
    byte first = in.getByte(at + 4);
    if (isNameStart(first) && length <= LONGEST_OLD_NAME) {
      return unframed(Encoding.BINARY_OLD);
    }
    if (first == '[' || first == 0) {
      return framed(magic(first, (byte) 0));
    }
    if (in.readableBytes() < 6) {
      return Optional.empty();
    }
    byte second = in.getByte(at + 5);
    if (first == HeaderMessages.MAGIC_FIRST && second == HeaderMessages.MAGIC_SECOND) {
      return Optional.of(new Dialect(Framing.HEADER, Encoding.BINARY));
    }
    return framed(magic(first, second));
  }

  private static Optional<Dialect> text(ByteBuf in) throws StreamRejectedException {
    if (!isNameStart(in.getByte(in.readerIndex()))) {
      return reject(RejectReason.GARBAGE);
    }
    if (in.readableBytes() < 4) {
      return Optional.empty();
    }
    String start = in.toString(in.readerIndex(), 4, StandardCharsets.US_ASCII);
    return reject(HTTP.contains(start) ? RejectReason.HTTP : RejectReason.GARBAGE);
  }

  private static RejectReason tls(byte second) {
    return second == 3 ? RejectReason.TLS : RejectReason.GARBAGE;
  }

  private static boolean isNameStart(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '_';
  }

  private static Optional<Dialect> framed(Encoding encoding) {
    return Optional.of(new Dialect(Framing.FRAMED, encoding));
  }

  private static Optional<Dialect> unframed(Encoding encoding) {
    return Optional.of(new Dialect(Framing.UNFRAMED, encoding));
  }

  private static Optional<Dialect> reject(RejectReason reason) throws StreamRejectedException {
    throw new StreamRejectedException(reason);
  }
}
