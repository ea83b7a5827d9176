package dev.atrium.thrift;

import org.apache.thrift.transport.TTransport;

/**
 * Bytes that are here already, for a protocol of libthrift: nothing is opened or closed, and sizes
 * are not looked after by libthrift.
 */
abstract class MemoryTransport extends TTransport {
  @Override
  public final boolean isOpen() {
    return true;
  }

  @Override
  public final void open() {}

  @Override
  public final void close() {}

  @Override
  public final void updateKnownMessageSize(long size) {}

  @Override
  public final void resetMessageSizeAndConsumedBytes(long newSize) {}
}
