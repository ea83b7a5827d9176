package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TTransport;

/** Lets the protocols of libthrift write to a Netty buffer, which grows as needed. */
final class MessageSink extends TTransport {
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
  public boolean isOpen() {
    return true;
  }

  @Override
  public void open() {}

  @Override
  public void close() {}

  @Override
  public void updateKnownMessageSize(long size) {}

  @Override
  public void checkReadBytesAvailable(long count) {}

  @Override
  public void resetMessageSizeAndConsumedBytes(long newSize) {}
}
