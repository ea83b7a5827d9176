package dev.atrium.thrift;

import java.util.Arrays;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TJSONProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryBuffer;
import org.apache.thrift.transport.TTransport;

/** Messages as clients write them, by libthrift alone. */
final class Messages {
  private static final byte[] NO_TRANSFORMS_BINARY = Peer.hex("0fff 0000 00000007 0001 00000000");

  private Messages() {}

  /** Something of which a client's arguments consist. */
  @FunctionalInterface
  interface Fields {
    void write(TProtocol to) throws TException;
  }

  static byte[] call(Dialect dialect, String name, int sequence) {
    return message(dialect, name, TMessageType.CALL, sequence, to -> {});
  }

  static byte[] call(Dialect dialect, String name, int sequence, String id) {
    return message(dialect, name, TMessageType.CALL, sequence, id(id));
  }

  static byte[] oneway(Dialect dialect, String name, int sequence, String id) {
    return message(dialect, name, TMessageType.ONEWAY, sequence, id(id));
  }

  /** A whole message in its frame, if it has one. */
  static byte[] message(Dialect dialect, String name, int type, int sequence, Fields arguments) {
    byte[] bare = bare(dialect.encoding(), name, type, sequence, arguments);
    return switch (dialect.framing()) {
      case UNFRAMED, HTTP -> bare;
      case FRAMED -> Peer.framed(bare);
      case HEADER -> Peer.framed(Peer.concat(header(dialect.encoding()), bare));
    };
  }

  private static byte[] header(Encoding encoding) {
    byte[] header = NO_TRANSFORMS_BINARY.clone();
    header[10] = (byte) (encoding == Encoding.COMPACT ? 2 : 0);
    return header;
  }

  static byte[] bare(Encoding encoding, String name, int type, int sequence, Fields arguments) {
    try {
      TMemoryBuffer buffer = new TMemoryBuffer(64);
      TProtocol to = protocol(encoding, buffer);
      to.writeMessageBegin(new TMessage(name, (byte) type, sequence));
      to.writeStructBegin(new TStruct("arguments"));
      arguments.write(to);
      to.writeFieldStop();
      to.writeStructEnd();
      to.writeMessageEnd();
      return Arrays.copyOf(buffer.getArray(), buffer.length());
    } catch (TException e) {
      throw new AssertionError(e);
    }
  }

  static Fields id(String id) {
    return to -> {
      to.writeFieldBegin(new TField("id", TType.STRING, (short) 1));
      to.writeString(id);
      to.writeFieldEnd();
    };
  }

  /** As a client of libthrift would make it. */
  static TProtocol protocol(Encoding encoding, TTransport transport) {
    return switch (encoding) {
      case BINARY -> new TBinaryProtocol(transport);
      case BINARY_OLD -> new TBinaryProtocol(transport, false, false);
      case COMPACT -> new TCompactProtocol(transport);
      case JSON -> new TJSONProtocol(transport);
    };
  }
}
