package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import org.apache.thrift.TConfiguration;

/** Lets the protocols of libthrift write to a Netty buffer, which grows as needed. */
final class MessageSink extends MemoryTransport {
  private final ByteBuf out;

  MessageSink(ByteBuf out) {
    this.out = out;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    out.writeBytes(source, offset, length);
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    throw new UnsupportedOperationException("a sink is only written");
  }

  @Override
  public TConfiguration getConfiguration() {
    return TConfiguration.DEFAULT;
  }

  @Override
  public void checkReadBytesAvailable(long count) {}
}
