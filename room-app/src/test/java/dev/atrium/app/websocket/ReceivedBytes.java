package dev.atrium.app.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Bytes of a channel that nobody has taken yet: as many as come, and little room for none. */
public final class ReceivedBytes {
  private static final int LEAST = 4 * 1024;
  private static final int MOST_IDLE = 64 * 1024;

  private final ReadableByteChannel channel;
  private ByteBuffer untaken = ByteBuffer.allocate(LEAST).limit(0);

  public ReceivedBytes(ReadableByteChannel channel) {
    this.channel = channel;
  }

  /** To be taken from its position on; another one after every {@link #fill}. */
  public ByteBuffer untaken() {
    return untaken;
  }

  /**
   * Adds what has come; waits for it where the channel does.
   *
   * @return whether more may come
   */
  public boolean fill() throws IOException {
    untaken.compact();
    if (!untaken.hasRemaining()) {
      untaken = ByteBuffer.allocate(2 * untaken.capacity()).put(untaken.flip());
    }
    try {
      return channel.read(untaken) >= 0;
    } finally {
      untaken.flip();
    }
  }

  /** Gives back the room that a large message needed, once all of it is taken. */
  public void trim() {
    if (!untaken.hasRemaining() && untaken.capacity() > MOST_IDLE) {
      untaken = ByteBuffer.allocate(LEAST).limit(0);
    }
  }
}
