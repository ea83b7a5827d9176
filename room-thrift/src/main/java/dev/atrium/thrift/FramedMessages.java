package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;

/** Messages with their length in front: four bytes, the highest first. */
final class FramedMessages implements MessageFramer {
  static final int PREFIX = 4;

  private final Dialect dialect;
  private final int maxMessage;

  FramedMessages(Dialect dialect, int maxMessage) {
    this.dialect = dialect;
    this.maxMessage = maxMessage;
  }

  @Override
  public boolean next(ByteBuf in, MessageSource into) throws StreamRejectedException {
    int length = frame(in, maxMessage);
    if (length < 0) {
      return false;
    }
    in.skipBytes(PREFIX);
    check(in, length);
    into.load(in, length);
    return true;
  }

  /** The length of the frame that lies there complete, or a negative number. */
  static int frame(ByteBuf in, int maxMessage) throws StreamRejectedException {
    if (in.readableBytes() < PREFIX) {
      return -1;
    }
    int length = in.getInt(in.readerIndex());
    if (length <= 0 || length > maxMessage) {
      throw new StreamRejectedException(RejectReason.FRAME_SIZE);
    }
    return in.readableBytes() - PREFIX < length ? -1 : length;
  }

  private void check(ByteBuf in, int length) throws StreamRejectedException {
    int at = in.readerIndex();
    byte second = length > 1 ? in.getByte(at + 1) : 0;
    if (Detection.magic(in.getByte(at), second) != dialect.encoding()) {
      throw new StreamRejectedException(RejectReason.PROTOCOL);
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void begin(ByteBuf out) {
    out.writeInt(0);
  }

  @Override
  public void end(ByteBuf out, int start) {
    out.setInt(start, out.writerIndex() - start - PREFIX);
  }
}
