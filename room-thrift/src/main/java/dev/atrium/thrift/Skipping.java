package dev.atrium.thrift;

import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TSet;
import org.apache.thrift.protocol.TType;

/** Reads past values that the contract does not know, within the limits of the ones it knows. */
final class Skipping {
  private final TProtocol in;
  private final int maxContainer;

  private Skipping(TProtocol in, int maxContainer) {
    this.in = in;
    this.maxContainer = maxContainer;
  }

  /**
   * Reads one value.
   *
   * @param maxDepth how many structs and containers may lie in one another
   */
  static void skip(TProtocol in, byte type, int maxContainer, int maxDepth)
      throws TException, UnreadableException {
    new Skipping(in, maxContainer).value(type, maxDepth);
  }

  private void value(byte type, int depth) throws TException, UnreadableException {
    switch (type) {
      case TType.BOOL -> in.readBool();
      case TType.BYTE -> in.readByte();
      case TType.I16 -> in.readI16();
      case TType.I32 -> in.readI32();
      case TType.I64 -> in.readI64();
      case TType.DOUBLE -> in.readDouble();
      case TType.STRING -> in.readString();
      case TType.UUID -> in.readUuid();
      case TType.STRUCT -> struct(enter(depth));
      case TType.MAP -> map(enter(depth));
      case TType.SET -> set(enter(depth));
      case TType.LIST -> list(enter(depth));
      default -> throw new UnreadableException("unknown type");
    }
  }

  private static int enter(int depth) throws UnreadableException {
    if (depth <= 0) {
      throw new UnreadableException("too deep");
    }
    return depth - 1;
  }

  private void struct(int depth) throws TException, UnreadableException {
    in.readStructBegin();
    for (TField field = in.readFieldBegin();
        field.type != TType.STOP;
        field = in.readFieldBegin()) {
      value(field.type, depth);
      in.readFieldEnd();
    }
    in.readStructEnd();
  }

  private void map(int depth) throws TException, UnreadableException {
    TMap map = in.readMapBegin();
    check(map.size);
    for (int i = 0; i < map.size; i++) {
      value(map.keyType, depth);
      value(map.valueType, depth);
    }
    in.readMapEnd();
  }

  private void set(int depth) throws TException, UnreadableException {
    TSet set = in.readSetBegin();
    check(set.size);
    for (int i = 0; i < set.size; i++) {
      value(set.elemType, depth);
    }
    in.readSetEnd();
  }

  private void list(int depth) throws TException, UnreadableException {
    TList list = in.readListBegin();
    check(list.size);
    for (int i = 0; i < list.size; i++) {
      value(list.elemType, depth);
    }
    in.readListEnd();
  }

  private void check(int size) throws UnreadableException {
    if (size < 0 || size > maxContainer) {
      throw new UnreadableException("container too large");
    }
  }
}
