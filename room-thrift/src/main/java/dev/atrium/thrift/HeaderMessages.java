package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Frames with a header of their own (THeader, Thrift spec §5.1): magic, flags, a number, the size
 * of the rest in words, the encoding, transforms, information. Requests may be deflated, replies
 * never are; a reply carries the number of its request.
 */
final class HeaderMessages implements MessageFramer {
  static final byte MAGIC_FIRST = 0x0F;
  static final byte MAGIC_SECOND = (byte) 0xFF;

  private static final int FIXED = 10; // magic, flags, number, size of the rest
  private static final Dialect BINARY_DIALECT = new Dialect(Framing.HEADER, Encoding.BINARY);
  private static final Dialect COMPACT_DIALECT = new Dialect(Framing.HEADER, Encoding.COMPACT);
  private static final int BINARY = 0;
  private static final int COMPACT = 2;
  private static final int ZLIB = 1;
  private static final int MAX_TRANSFORMS = 4;
  private static final int LONGEST_VARINT = 5;
  private static final int KEY_VALUES = 1;
  private static final int MAX_KEY_VALUES = 64;

  private final int maxMessage;
  private Dialect dialect = BINARY_DIALECT;
  private int number;
  private MessageHeaders headers = MessageHeaders.NONE;

  HeaderMessages(int maxMessage) {
    this.maxMessage = maxMessage;
  }

  @Override
  public boolean next(ByteBuf in, MessageSource into) throws StreamRejectedException {
    int length = FramedMessages.frame(in, maxMessage);
    if (length < 0) {
      return false;
    }
    in.skipBytes(FramedMessages.PREFIX);
    ByteBuf frame = in.readSlice(length);
    boolean deflated = readHeader(frame);
    if (deflated) {
      inflate(frame, into);
    } else {
      into.load(frame, frame.readableBytes());
    }
    return true;
  }

  /** Leaves the frame at its payload; returns whether that is deflated. */
  private boolean readHeader(ByteBuf frame) throws StreamRejectedException {
    if (frame.readableBytes() < FIXED
        || frame.readByte() != MAGIC_FIRST
        || frame.readByte() != MAGIC_SECOND) {
      throw rejected();
    }
    frame.skipBytes(2);
    number = frame.readInt();
    int size = 4 * frame.readUnsignedShort();
    if (size > frame.readableBytes()) {
      throw rejected();
    }
    ByteBuf header = frame.readSlice(size);
    dialect =
        switch (varint(header)) {
          case BINARY -> BINARY_DIALECT;
          case COMPACT -> COMPACT_DIALECT;
          default -> throw rejected();
        };
    boolean deflated = readTransforms(header);
    headers = readInformation(header);
    return deflated;
  }

  /** Ends where information of another kind begins: how long that is, its own readers know. */
  private static MessageHeaders readInformation(ByteBuf header) throws StreamRejectedException {
    Map<String, String> told = new HashMap<>();
    while (header.isReadable() && header.getByte(header.readerIndex()) == KEY_VALUES) {
      header.skipBytes(1);
      int count = varint(header);
      if (count > MAX_KEY_VALUES - told.size()) {
        throw rejected();
      }
      for (int i = 0; i < count; i++) {
        told.put(text(header).toLowerCase(Locale.ROOT), text(header));
      }
    }
    return told.isEmpty() ? MessageHeaders.NONE : told::get;
  }

  private static String text(ByteBuf header) throws StreamRejectedException {
    int length = varint(header);
    if (length > header.readableBytes()) {
      throw rejected();
    }
    return header.readString(length, StandardCharsets.UTF_8);
  }

  private static boolean readTransforms(ByteBuf header) throws StreamRejectedException {
    int transforms = varint(header);
    if (transforms > MAX_TRANSFORMS) {
      throw rejected();
    }
    boolean deflated = false;
    for (int i = 0; i < transforms; i++) {
      if (deflated || varint(header) != ZLIB) {
        throw rejected();
      }
      deflated = true;
    }
    return deflated;
  }

  private static int varint(ByteBuf header) throws StreamRejectedException {
    int value = 0;
    for (int i = 0; i < LONGEST_VARINT && header.isReadable(); i++) {
      byte next = header.readByte();
      value |= (next & 0x7F) << (7 * i);
      if (next >= 0 && value >= 0) {
        return value;
      }
    }
    throw rejected();
  }

  private void inflate(ByteBuf frame, MessageSource into) throws StreamRejectedException {
    byte[] deflated = new byte[frame.readableBytes()];
    frame.readBytes(deflated);
    byte[] message = new byte[maxMessage + 1];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(deflated);
      int length = 0;
      while (!inflater.finished() && length <= maxMessage) {
        int more = inflater.inflate(message, length, message.length - length);
        if (more == 0) {
          throw rejected();
        }
        length += more;
      }
      if (length > maxMessage) {
        throw new StreamRejectedException(RejectReason.FRAME_SIZE);
      }
      into.wrap(message, 0, length);
      if (inflater.getRemaining() > 0) {
        into.refuse(); // bytes left over, though not in the message itself
      }
    } catch (DataFormatException e) {
      throw rejected();
    }
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public MessageHeaders headers() {
    return headers;
  }

  @Override
  public void begin(ByteBuf out) {
    out.writeInt(0).writeByte(MAGIC_FIRST).writeByte(MAGIC_SECOND).writeShort(0);
    out.writeInt(number).writeShort(1);
    out.writeByte(dialect.equals(COMPACT_DIALECT) ? COMPACT : BINARY).writeByte(0).writeShort(0);
  }

  @Override
  public void end(ByteBuf out, int start) {
    out.setInt(start, out.writerIndex() - start - FramedMessages.PREFIX);
  }

  private static StreamRejectedException rejected() {
    return new StreamRejectedException(RejectReason.PROTOCOL);
  }
}
