package dev.atrium.app.fuzz;

import dev.atrium.core.random.Mutations;
import java.util.Arrays;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryBuffer;

/** Calls of every function, written by libthrift; some with fields of a contract to come. */
final class ThriftMessages {
  private static final List<String> FUNCTIONS =
      List.of("create", "create2", "get", "update", "remove", "RoomService:get", "room:update");

  private final Mutations mutations;

  ThriftMessages(Mutations mutations) {
    this.mutations = mutations;
  }

  /** A call that is answered, by success or by an exception. */
  byte[] call(ThriftDialect dialect, String id, int sequence) {
    return message(dialect, mutations.one(FUNCTIONS), TMessageType.CALL, id, sequence);
  }

  byte[] oneway(ThriftDialect dialect, String id, int sequence) {
    return message(dialect, "update", TMessageType.ONEWAY, id, sequence);
  }

  private byte[] message(ThriftDialect dialect, String name, byte type, String id, int sequence) {
    try {
      TMemoryBuffer buffer = new TMemoryBuffer(64);
      TProtocol to = dialect.over(buffer);
      to.writeMessageBegin(new TMessage(name, type, sequence));
      to.writeStructBegin(new TStruct("arguments"));
      to.writeFieldBegin(new TField("id", TType.STRING, (short) 1));
      to.writeString(id);
      to.writeFieldEnd();
      if (mutations.once(3)) {
        more(to);
      }
      to.writeFieldStop();
      to.writeStructEnd();
      to.writeMessageEnd();
      return Arrays.copyOf(buffer.getArray(), buffer.length());
    } catch (TException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void more(TProtocol to) throws TException {
    to.writeFieldBegin(new TField("ids", TType.LIST, (short) 7));
    to.writeListBegin(new TList(TType.I64, 3));
    for (int i = 0; i < 3; i++) {
      to.writeI64(1L << (20 * i));
    }
    to.writeListEnd();
    to.writeFieldEnd();
    to.writeFieldBegin(new TField("tags", TType.MAP, (short) 300));
    to.writeMapBegin(new TMap(TType.STRING, TType.STRUCT, 1));
    to.writeString("é");
    to.writeStructBegin(new TStruct("tag"));
    to.writeFieldBegin(new TField("weight", TType.DOUBLE, (short) 1));
    to.writeDouble(0.5);
    to.writeFieldEnd();
    to.writeFieldStop();
    to.writeStructEnd();
    to.writeMapEnd();
    to.writeFieldEnd();
  }
}
