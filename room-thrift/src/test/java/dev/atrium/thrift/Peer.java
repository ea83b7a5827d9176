package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.HexFormat;
import java.util.List;

/** The other end of a connection without a network. */
final class Peer {
  private final EmbeddedChannel channel;
  private final ThriftConnection connection;

  Peer(EmbeddedChannel channel, ThriftConnection connection) {
    this.channel = channel;
    this.connection = connection;
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] framed(byte[] message) {
    return concat(hex(HexFormat.of().toHexDigits(message.length)), message);
  }

  /** Sends to a connection that is open; nothing else would arrive. */
  Peer send(byte[] bytes) {
    if (channel.isOpen()) {
      channel.writeInbound(Unpooled.copiedBuffer(bytes));
    }
    return this;
  }

  Peer sendByteByByte(byte[] bytes) {
    for (byte b : bytes) {
      send(new byte[] {b});
    }
    return this;
  }

  /** Everything that has come back since it was last asked for. */
  byte[] received() {
    channel.runPendingTasks();
    ByteBuf all = Unpooled.buffer();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      all.writeBytes(out);
      out.release();
    }
    return ByteBufUtil.getBytes(all);
  }

  /** Sends, and reads what comes back as replies of the same dialect. */
  List<Reply> exchange(Dialect dialect, byte[] bytes) {
    send(bytes);
    return replies(dialect);
  }

  List<Reply> replies(Dialect dialect) {
    return Reply.all(dialect, received());
  }

  void endInput() {
    channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    channel.runPendingTasks();
  }

  /** What the sweeper does. */
  void sweep() {
    if (connection.overdue()) {
      connection.closeIfOverdue();
      channel.runPendingTasks();
    }
  }

  void drain() {
    connection.drain();
    channel.runPendingTasks();
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  boolean reads() {
    return channel.config().isAutoRead();
  }

  EmbeddedChannel channel() {
    return channel;
  }

  static byte[] concat(byte[]... parts) {
    ByteBuf all = Unpooled.buffer();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return ByteBufUtil.getBytes(all);
  }
}
