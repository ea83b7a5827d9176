package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * Replies on their way to the peer. Those to messages that came together leave together, and a peer
 * that does not take them runs into a deadline.
 */
final class Replies implements ChannelFutureListener {
  private static final int INITIAL = 256;
  private static final int ENOUGH = 16_384;

  private final Channel channel;
  private final Deadlines deadlines;
  private @Nullable ByteBuf out;
  private @Nullable ChannelFuture last;

  /** The write that the deadline is for. */
  private @Nullable ChannelFuture watched;

  Replies(Channel channel, Deadlines deadlines) {
    this.channel = channel;
    this.deadlines = deadlines;
  }

  /** Where the next reply is appended. */
  ByteBuf buffer() {
    ByteBuf buffer = out;
    if (buffer != null && buffer.readableBytes() >= ENOUGH) {
      flush();
      buffer = null;
    }
    if (buffer == null) {
      buffer = channel.alloc().buffer(INITIAL);
      out = buffer;
    }
    return buffer;
  }

  /** Whether the peer takes what it is sent quickly enough for more. */
  boolean flowing() {
    return channel.isWritable();
  }

  /** Hands everything to the connection. */
  void flush() {
    ByteBuf buffer = out;
    if (buffer == null) {
      return;
    }
    out = null;
    ChannelFuture write = channel.writeAndFlush(buffer);
    last = write;
    if (watched == null) {
      watch(write);
    }
  }

  /** Hands everything over and runs the action when the peer has been sent all of it. */
  void finish(ChannelFutureListener action) {
    flush();
    if (last == null || last.isDone()) {
      channel.newSucceededFuture().addListener(action);
    } else {
      last.addListener(action);
    }
  }

  private void watch(ChannelFuture write) {
    if (!write.isDone()) {
      watched = write;
      deadlines.awaitWrite();
      write.addListener(this);
    }
  }

  @Override
  public void operationComplete(ChannelFuture done) {
    watched = null;
    deadlines.written();
    if (last != null) {
      watch(last);
    }
  }

  void release() {
    if (out != null) {
      out.release();
      out = null;
    }
  }
}
