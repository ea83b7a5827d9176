package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a connection that no message has been made of yet, and what they turned out to be.
 */
final class Inbound {
  private static final int ROOMY = 512;

  private final ConnectionRules rules;
  private ByteBuf pending = Unpooled.EMPTY_BUFFER;
  private @Nullable MessageFramer framer;

  Inbound(ConnectionRules rules) {
    this.rules = rules;
  }

  /** Takes over the bytes behind those that are there. */
  void add(ByteBuf bytes, ByteBufAllocator allocator) {
    pending = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, pending, bytes);
  }

  /** Finds out what is spoken here, if it is not known; empty while too few bytes tell it. */
  Optional<Dialect> detect() throws StreamRejectedException {
    Optional<Dialect> detected = Detection.of(pending, rules.limits().message());
    if (detected.isPresent()) {
      if (!rules.serves(detected.get())) {
        throw new StreamRejectedException(RejectReason.GARBAGE);
      }
      framer = MessageFramer.of(detected.get(), rules.limits());
    }
    return detected;
  }

  /** Moves the next message into {@code into}, if it is all there. */
  boolean next(MessageSource into) throws StreamRejectedException {
    return framer().next(pending, into);
  }

  MessageFramer framer() {
    if (framer == null) {
      throw new IllegalStateException("no message before detection");
    }
    return framer;
  }

  int size() {
    return pending.readableBytes();
  }

  /** Lets go of a buffer of which next to nothing is needed. */
  void trim(ByteBufAllocator allocator) {
    int rest = size();
    if (rest == 0) {
      release();
    } else if (pending.capacity() > 2 * rest + ROOMY) {
      ByteBuf smaller = allocator.buffer(rest).writeBytes(pending);
      release();
      pending = smaller;
    }
  }

  /** Forgets the bytes. */
  void release() {
    pending.release();
    pending = Unpooled.EMPTY_BUFFER;
  }
}
