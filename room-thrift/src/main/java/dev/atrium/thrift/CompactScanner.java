package dev.atrium.thrift;

/** Finds the ends of compact messages. */
final class CompactScanner extends StructScanner {
  private static final int LONGEST_INT = 5;
  private static final int LONGEST_LONG = 10;

  CompactScanner(MessageLimits limits) {
    super(limits);
  }

  @Override
  void header() {
    readPast(2); // the protocol, version and type
    readVarint(LONGEST_INT); // the sequence id
    readPast(checkString(readLength()));
  }

  @Override
  void field() {
    byte header = readByte();
    int type = header & 0x0F;
    if (type == Type.STOP) {
      leave();
      return;
    }
    if ((header & 0xF0) == 0) {
      readVarint(LONGEST_INT); // the id, where it is no small step from the one before
    }
    if (type != Type.TRUE && type != Type.FALSE) { // those are values already
      value((byte) type);
    }
  }

  @Override
  void value(byte type) {
    switch (type) {
      case Type.TRUE, Type.FALSE, Type.BYTE -> skip(1);
      case Type.I16, Type.I32 -> readVarint(LONGEST_INT);
      case Type.I64 -> readVarint(LONGEST_LONG);
      case Type.DOUBLE -> skip(8);
      case Type.UUID -> skip(16);
      case Type.BINARY -> skipString(readLength());
      case Type.STRUCT -> enterStruct();
      case Type.LIST, Type.SET -> list();
      case Type.MAP -> map();
      default -> throw fault();
    }
  }

  private void list() {
    byte header = readByte();
    int size = (header >> 4) & 0x0F;
    enterList((byte) (header & 0x0F), size == 0x0F ? readLength() : size);
  }

  private void map() {
    int size = readLength();
    if (size == 0) {
      enterMap((byte) 0, (byte) 0, 0);
      return;
    }
    byte types = readByte();
    enterMap((byte) ((types >> 4) & 0x0F), (byte) (types & 0x0F), size);
  }

  private int readLength() {
    return (int) readVarint(LONGEST_INT);
  }

  private long readVarint(int longest) {
    long value = 0;
    for (int i = 0; i < longest; i++) {
      byte next = readByte();
      value |= (long) (next & 0x7F) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw fault();
  }

  /** Types of values as the compact encoding numbers them. */
  private static final class Type {
    static final int STOP = 0;
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int BYTE = 3;
    static final int I16 = 4;
    static final int I32 = 5;
    static final int I64 = 6;
    static final int DOUBLE = 7;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int SET = 10;
    static final int MAP = 11;
    static final int STRUCT = 12;
    static final int UUID = 13;
  }
}
