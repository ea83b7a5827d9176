package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;

/** Finds the bracket that closes a JSON message. */
final class JsonScanner implements MessageScanner {
  private static final String PUNCTUATION = ",:+-.eE \t\r\n";

  private final int maxMessage;
  private final int maxDepth;
  private int done;
  private int depth;
  private boolean text;
  private boolean escaped;

  JsonScanner(MessageLimits limits) {
    maxMessage = limits.message();
    maxDepth = 3 * (limits.depth() + 2); // a map has three brackets, the message two
  }

  @Override
  public Progress scan(ByteBuf in) {
    int available = in.readableBytes();
    while (done < available) {
      byte next = in.getByte(in.readerIndex() + done);
      done++;
      if (done > maxMessage || !accept(next)) {
        return Progress.BROKEN;
      }
      if (depth == 0) {
        return Progress.COMPLETE;
      }
    }
    return Progress.INCOMPLETE;
  }

  private boolean accept(byte next) {
    if (text) {
      if (escaped) {
        escaped = false;
      } else if (next == '\\') {
        escaped = true;
      } else if (next == '"') {
        text = false;
      }
      return true;
    }
    switch (next) {
      case '"' -> text = true;
      case '[', '{' -> depth++;
      case ']', '}' -> depth--;
      default -> {
        return (next >= '0' && next <= '9') || PUNCTUATION.indexOf(next) >= 0;
      }
    }
    return depth <= maxDepth;
  }

  @Override
  public int length() {
    return done;
  }

  @Override
  public void reset() {
    done = 0;
    depth = 0;
    text = false;
    escaped = false;
  }
}
