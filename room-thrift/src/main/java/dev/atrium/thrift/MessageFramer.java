package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;

/** Cuts one connection's stream into messages, and joins replies to the stream that goes back. */
interface MessageFramer {

  /**
   * Moves the next message into {@code into}, if it is all there; otherwise consumes nothing.
   *
   * @throws StreamRejectedException if what is there can be no message of this stream
   */
  boolean next(ByteBuf in, MessageSource into) throws StreamRejectedException;

  /** That of the message last moved. */
  Dialect dialect();

  /** What came with the message last moved. */
  default MessageHeaders headers() {
    return MessageHeaders.NONE;
  }

  /** Appends what comes before a reply. */
  void begin(ByteBuf out);

  /** Completes the reply that began at {@code start}. */
  void end(ByteBuf out, int start);

  /** The one for what the connection speaks. */
  static MessageFramer of(Dialect dialect, MessageLimits limits) {
    return switch (dialect.framing()) {
      case UNFRAMED, HTTP -> new UnframedMessages(dialect, limits);
      case FRAMED -> new FramedMessages(dialect, limits.message());
      case HEADER -> new HeaderMessages(limits.message());
    };
  }
}
