package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TTransportException;

/**
 * One message at a time, for the protocols of libthrift to read. Whatever they are told to read,
 * the end of the message is the end. Serves one thread.
 */
final class MessageSource extends MemoryTransport {
  private final TConfiguration configuration;
  private byte[] scratch = new byte[256];
  private byte[] bytes = scratch;
  private int position;
  private int end;
  private boolean broken;

  MessageSource(MessageLimits limits) {
    configuration = new TConfiguration(limits.message(), limits.message(), limits.depth());
  }

  /** Takes {@code length} bytes out of {@code in} as the next message. */
  void load(ByteBuf in, int length) {
    if (scratch.length < length) {
      scratch = new byte[Math.max(length, 2 * scratch.length)];
    }
    in.readBytes(scratch, 0, length);
    wrap(scratch, 0, length);
  }

  /** Takes all of {@code in} as the beginning of a message that will be refused. */
  void loadBroken(ByteBuf in) {
    load(in, in.readableBytes());
    refuse();
  }

  /** Makes sure that the message, however it reads, is not taken for a whole one. */
  void refuse() {
    broken = true;
  }

  /** Makes a part of the array the next message. */
  void wrap(byte[] array, int offset, int length) {
    bytes = array;
    position = offset;
    end = offset + length;
    broken = false;
  }

  /** Ends the message earlier than it did: what was left of it takes less room now. */
  void endAt(int earlier) {
    end = earlier;
  }

  /** Whether the message was read to its end and is none that must be refused. */
  boolean usedUp() {
    return position == end && !broken;
  }

  /** Whether these are the bytes that were read last. */
  boolean justRead(byte[] text) {
    int from = position - text.length;
    return from >= 0 && Arrays.equals(bytes, from, position, text, 0, text.length);
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int count = Math.min(length, end - position);
    System.arraycopy(bytes, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public byte[] getBuffer() {
    return bytes;
  }

  @Override
  public int getBufferPosition() {
    return position;
  }

  @Override
  public int getBytesRemainingInBuffer() {
    return end - position;
  }

  @Override
  public void consumeBuffer(int count) {
    position += count;
  }

  @Override
  public void checkReadBytesAvailable(long count) throws TTransportException {
    if (count < 0 || count > end - position) {
      throw new TTransportException(
          TTransportException.END_OF_FILE, "more declared than the message holds");
    }
  }

  @Override
  public TConfiguration getConfiguration() {
    return configuration;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    throw new UnsupportedOperationException("a source is only read");
  }
}
