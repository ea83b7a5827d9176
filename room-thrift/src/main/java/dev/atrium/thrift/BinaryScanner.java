package dev.atrium.thrift;

import org.apache.thrift.protocol.TType;

/** Finds the ends of binary messages, strict and old ones. */
final class BinaryScanner extends StructScanner {
  private static final int SEQUENCE = 4;

  BinaryScanner(MessageLimits limits) {
    super(limits);
  }

  @Override
  void header() {
    int first = readInt();
    if (first < 0) { // a version: the length of the name comes next
      readPast(checkString(readInt()));
    } else {
      readPast(checkString(first));
      readByte(); // the type
    }
    readPast(SEQUENCE);
  }

  @Override
  void field() {
    byte type = readByte();
    if (type == TType.STOP) {
      leave();
      return;
    }
    readPast(2); // the id
    value(type);
  }

  @Override
  void value(byte type) {
    switch (type) {
      case TType.BOOL, TType.BYTE -> skip(1);
      case TType.I16 -> skip(2);
      case TType.I32 -> skip(4);
      case TType.I64, TType.DOUBLE -> skip(8);
      case TType.UUID -> skip(16);
      case TType.STRING -> skipString(readInt());
      case TType.STRUCT -> enterStruct();
      case TType.LIST, TType.SET -> enterList(readByte(), readInt());
      case TType.MAP -> enterMap(readByte(), readByte(), readInt());
      default -> throw fault();
    }
  }
}
