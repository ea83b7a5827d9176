package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Walks the values of a message as their headers describe them, with a stack of its own instead of
 * recursion, so that it can stop between any two bytes and go on when more have come. Knows
 * structs, containers and limits; what headers look like is the encoding's.
 *
 * <p>It goes from token to token. A token is read as a whole or, if a part of it has not come yet,
 * not at all: whoever reads one changes nothing before the last byte of it is read.
 */
abstract class StructScanner implements MessageScanner {
  private final MessageLimits limits;
  private final boolean[] structs;
  private final byte[] keys;
  private final byte[] values;
  private final int[] left;

  /** Index of the innermost value that is open; the arguments are 0, before them and after -1. */
  private int level = -1;

  private boolean started;
  private ByteBuf in = Unpooled.EMPTY_BUFFER;
  private int done;
  private int cursor;
  private int skip;

  StructScanner(MessageLimits limits) {
    this.limits = limits;
    int levels = limits.depth() + 1;
    structs = new boolean[levels];
    keys = new byte[levels];
    values = new byte[levels];
    left = new int[levels];
  }

  /** Reads what comes before the struct of the arguments. */
  abstract void header();

  /** Reads the header of a field, and what {@link #value} reads; or {@link #leave}s the struct. */
  abstract void field();

  /** Reads what of a value shows its length; then opens or skips the rest. */
  abstract void value(byte type);

  @Override
  public final Progress scan(ByteBuf stream) {
    in = stream;
    try {
      while (skipped()) {
        if (started && level < 0) {
          return Progress.COMPLETE;
        }
        cursor = done;
        token();
        if (cursor > limits.message() - skip) {
          return Progress.BROKEN;
        }
        done = cursor;
      }
      return Progress.INCOMPLETE;
    } catch (UnderflowException e) {
      return Progress.INCOMPLETE;
    } catch (FaultException e) {
      return Progress.BROKEN;
    }
  }

  private boolean skipped() {
    int count = Math.min(skip, in.readableBytes() - done);
    done += count;
    skip -= count;
    return skip == 0;
  }

  private void token() {
    if (!started) {
      header();
      started = true;
      enterStruct();
    } else if (structs[level]) {
      field();
    } else if (left[level] == 0) {
      leave();
    } else {
      int container = level;
      value(left[container] % 2 == 0 ? keys[container] : values[container]);
      left[container]--;
    }
  }

  @Override
  public final int length() {
    return done;
  }

  @Override
  public final void reset() {
    level = -1;
    started = false;
    done = 0;
    skip = 0;
  }

  final byte readByte() {
    require(1);
    return in.getByte(in.readerIndex() + cursor++);
  }

  final int readInt() {
    require(4);
    cursor += 4;
    return in.getInt(in.readerIndex() + cursor - 4);
  }

  /** Reads past bytes that belong to the token. */
  final void readPast(int count) {
    require(count);
    cursor += count;
  }

  private void require(int count) {
    if (count > in.readableBytes() - cursor) {
      throw new UnderflowException();
    }
  }

  /** Goes past the rest of a value, whether or not it has come yet. */
  final void skip(int count) {
    skip = count;
  }

  final void skipString(int length) {
    skip(checkString(length));
  }

  /** The length of a string, if it may be that long. */
  final int checkString(int length) {
    if (length < 0 || length > limits.string()) {
      throw fault();
    }
    return length;
  }

  final void enterStruct() {
    enter();
    structs[level] = true;
  }

  /** Opens a list or a set. */
  final void enterList(byte type, int size) {
    checkContainer(size);
    enter();
    keys[level] = type;
    values[level] = type;
    left[level] = size;
  }

  final void enterMap(byte keyType, byte valueType, int size) {
    checkContainer(size);
    enter();
    keys[level] = keyType;
    values[level] = valueType;
    left[level] = 2 * size;
  }

  private void checkContainer(int size) {
    if (size < 0 || size > limits.container()) {
      throw fault();
    }
  }

  private void enter() {
    if (level + 1 == structs.length) {
      throw fault();
    }
    level++;
    structs[level] = false;
  }

  /** Closes the innermost struct or container. */
  final void leave() {
    level--;
  }

  /** To be thrown where the message breaks the form of its encoding. */
  static RuntimeException fault() {
    return new FaultException();
  }

  /** Ends a walk for now; no error of the program, and so without a trace. */
  private static final class UnderflowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnderflowException() {
      super(null, null, false, false);
    }
  }

  /** Ends a walk for good; the peer's error, and so without a trace. */
  private static final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FaultException() {
      super(null, null, false, false);
    }
  }
}
