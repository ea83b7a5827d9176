package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;

/**
 * Finds the end of a message in a stream without frames. Remembers how far it came, so that no byte
 * is looked at twice; finds ends only and leaves the reading to {@link ThriftCodec}, which finds
 * the same faults and says what they mean.
 */
interface MessageScanner {

  /** How far a message is there. */
  enum Progress {
    INCOMPLETE,
    COMPLETE,
    /** The message breaks a limit or the form of its encoding: no end can be found. */
    BROKEN
  }

  /** Looks at what has come since; {@code in} begins where the message does, and is left there. */
  Progress scan(ByteBuf in);

  /** Bytes of the message found complete. */
  int length();

  /** Begins with the next message. */
  void reset();

  /** The one for that encoding. */
  static MessageScanner of(Encoding encoding, MessageLimits limits) {
    return switch (encoding) {
      case BINARY, BINARY_OLD -> new BinaryScanner(limits);
      case COMPACT -> new CompactScanner(limits);
      case JSON -> new JsonScanner(limits);
    };
  }
}
