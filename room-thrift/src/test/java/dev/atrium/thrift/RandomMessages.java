package dev.atrium.thrift;

import java.util.List;
import java.util.Random;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TSet;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;

/** Calls with arguments of every shape that an IDL could give them, within the limits. */
final class RandomMessages {
  private static final List<String> NAMES =
      List.of("get", "update", "create", "RoomService:remove", "room2:create2", "nope", "");
  private static final byte[] TYPES = {
    TType.BOOL,
    TType.BYTE,
    TType.I16,
    TType.I32,
    TType.I64,
    TType.DOUBLE,
    TType.STRING,
    TType.UUID,
    TType.STRUCT,
    TType.LIST,
    TType.SET,
    TType.MAP
  };
  private static final int MAX_DEPTH = 5;

  private final Random random;

  RandomMessages(Random random) {
    this.random = random;
  }

  byte[] next(Dialect dialect) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    int type = random.nextInt(4) == 0 ? 4 : 1;
    return Messages.message(dialect, name, type, random.nextInt(), this::fields);
  }

  private void fields(TProtocol to) throws TException {
    fields(to, 0);
  }

  private void fields(TProtocol to, int depth) throws TException {
    short id = 0;
    for (int i = random.nextInt(4); i > 0; i--) {
      id += (short) (1 + random.nextInt(random.nextBoolean() ? 3 : 300));
      byte type = type(depth);
      to.writeFieldBegin(new TField("f", type, id));
      value(to, type, depth);
      to.writeFieldEnd();
    }
  }

  private byte type(int depth) {
    return TYPES[random.nextInt(depth < MAX_DEPTH ? TYPES.length : 8)];
  }

  private void value(TProtocol to, byte type, int depth) throws TException {
    switch (type) {
      case TType.BOOL -> to.writeBool(random.nextBoolean());
      case TType.BYTE -> to.writeByte((byte) random.nextInt());
      case TType.I16 -> to.writeI16((short) random.nextInt());
      case TType.I32 -> to.writeI32(random.nextInt());
      case TType.I64 -> to.writeI64(random.nextLong());
      case TType.DOUBLE -> to.writeDouble(random.nextGaussian());
      case TType.STRING -> to.writeString("é\"\\[{".repeat(random.nextInt(6)));
      case TType.UUID -> to.writeUuid(new java.util.UUID(random.nextLong(), random.nextLong()));
      case TType.STRUCT -> {
        to.writeStructBegin(new TStruct("s"));
        fields(to, depth + 1);
        to.writeFieldStop();
        to.writeStructEnd();
      }
      default -> container(to, type, depth + 1);
    }
  }

  private void container(TProtocol to, byte type, int depth) throws TException {
    int size = random.nextInt(random.nextInt(10) == 0 ? 40 : 4);
    byte keys = TType.I32; // any other type of key is more than JSON can say
    byte elements;
    do {
      elements = type(depth);
    } while (elements == TType.UUID); // as an element, libthrift itself cannot read one
    switch (type) {
      case TType.LIST -> to.writeListBegin(new TList(elements, size));
      case TType.SET -> to.writeSetBegin(new TSet(elements, size));
      default -> to.writeMapBegin(new TMap(keys, elements, size));
    }
    for (int i = 0; i < size; i++) {
      if (type == TType.MAP) {
        value(to, keys, depth);
      }
      value(to, elements, depth);
    }
    switch (type) {
      case TType.LIST -> to.writeListEnd();
      case TType.SET -> to.writeSetEnd();
      default -> to.writeMapEnd();
    }
  }
}
