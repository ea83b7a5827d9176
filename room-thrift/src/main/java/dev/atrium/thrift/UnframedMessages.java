package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;

/**
 * Messages one behind the other, each ending where its own contents say. The bytes of a message are
 * looked at once, however they trickle in.
 */
final class UnframedMessages implements MessageFramer {
  private final Dialect dialect;
  private final Encoding encoding;
  private final MessageScanner scanner;

  UnframedMessages(Dialect dialect, MessageLimits limits) {
    this.dialect = dialect;
    this.encoding = dialect.encoding();
    this.scanner = MessageScanner.of(encoding, limits);
  }

  @Override
  public boolean next(ByteBuf in, MessageSource into) throws StreamRejectedException {
    if (!startsAsBefore(in)) {
      return false;
    }
    return switch (scanner.scan(in)) {
      case INCOMPLETE -> false;
      case COMPLETE -> {
        into.load(in, scanner.length());
        scanner.reset();
        yield true;
      }
      case BROKEN -> {
        into.loadBroken(in);
        yield true;
      }
    };
  }

  private boolean startsAsBefore(ByteBuf in) throws StreamRejectedException {
    int at = in.readerIndex();
    int available = in.readableBytes();
    boolean second = encoding == Encoding.BINARY || encoding == Encoding.COMPACT;
    if (available == 0) {
      return false;
    }
    byte first = in.getByte(at);
    if (second && available < 2 && (first == (byte) 0x80 || first == (byte) 0x82)) {
      return false;
    }
    if (Detection.magic(first, second && available > 1 ? in.getByte(at + 1) : 0) != encoding) {
      throw new StreamRejectedException(RejectReason.PROTOCOL);
    }
    return true;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void begin(ByteBuf out) {}

  @Override
  public void end(ByteBuf out, int start) {}
}
