package dev.atrium.app.scenario;

import dev.atrium.core.Patience;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.layered.TFramedTransport;

/** A client of the Thrift wire, as libthrift's are; connects with its first call. */
final class ThriftClient implements AutoCloseable {
  private final TTransport transport;
  private final TProtocol protocol;
  private int sequence;
  private boolean refused;

  /** Framed, binary. */
  ThriftClient(InetSocketAddress server) throws TException {
    transport =
        new TFramedTransport(
            new TSocket(server.getAddress().getHostAddress(), server.getPort(), Patience.MILLIS));
    protocol = new TBinaryProtocol(transport);
  }

  ThriftClient(TTransport transport, TProtocol protocol) {
    this.transport = transport;
    this.protocol = protocol;
  }

  /** What the contract tells about a room. */
  record RoomInfo(String id, double expires, String username, String password) {}

  RoomInfo create() throws TException {
    return call("create", Optional.empty()).orElseThrow();
  }

  RoomInfo create2() throws TException {
    return call("create2", Optional.empty()).orElseThrow();
  }

  /** Empty for a room that is not there. */
  Optional<RoomInfo> get(String room) throws TException {
    try {
      return call("get", Optional.of(room));
    } catch (TApplicationException e) {
      if (e.getType() == TApplicationException.MISSING_RESULT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether it was there. */
  boolean remove(String room) throws TException {
    call("remove", Optional.of(room));
    return !refused;
  }

  /** Renews a room; whether it was there. */
  boolean update(String room) throws TException {
    try {
      call("update", Optional.of(room));
      return true;
    } catch (TApplicationException e) {
      if (e.getType() == TApplicationException.MISSING_RESULT) {
        return false;
      }
      throw e;
    }
  }

  private Optional<RoomInfo> call(String method, Optional<String> id) throws TException {
    if (!transport.isOpen()) {
      transport.open();
    }
    sequence++;
    protocol.writeMessageBegin(new TMessage(method, TMessageType.CALL, sequence));
    protocol.writeStructBegin(new TStruct(method + "_args"));
    if (id.isPresent()) {
      protocol.writeFieldBegin(new TField("id", TType.STRING, (short) 1));
      protocol.writeString(id.get());
      protocol.writeFieldEnd();
    }
    protocol.writeFieldStop();
    protocol.writeStructEnd();
    protocol.writeMessageEnd();
    transport.flush();
    return answer();
  }

  private Optional<RoomInfo> answer() throws TException {
    TMessage message = protocol.readMessageBegin();
    if (message.seqid != sequence) {
      throw new AssertionError("the answer is of call " + message.seqid + ", not " + sequence);
    }
    if (message.type == TMessageType.EXCEPTION) {
      TApplicationException refusal = TApplicationException.readFrom(protocol);
      protocol.readMessageEnd();
      throw refusal;
    }
    Optional<RoomInfo> found = Optional.empty();
    refused = false;
    protocol.readStructBegin();
    for (TField field = protocol.readFieldBegin();
        field.type != TType.STOP;
        field = protocol.readFieldBegin()) {
      if (field.id == 0) {
        found = Optional.of(roomInfo());
      } else { // the declared exception
        refused = true;
        TProtocolUtil.skip(protocol, field.type);
      }
      protocol.readFieldEnd();
    }
    protocol.readStructEnd();
    protocol.readMessageEnd();
    return found;
  }

  private RoomInfo roomInfo() throws TException {
    String[] texts = {"", "", ""};
    double expires = 0;
    protocol.readStructBegin();
    for (TField field = protocol.readFieldBegin();
        field.type != TType.STOP;
        field = protocol.readFieldBegin()) {
      switch (field.id) {
        case 1 -> texts[0] = protocol.readString();
        case 2 -> expires = protocol.readDouble();
        case 3 -> texts[1] = protocol.readString();
        case 4 -> texts[2] = protocol.readString();
        default -> TProtocolUtil.skip(protocol, field.type);
      }
      protocol.readFieldEnd();
    }
    protocol.readStructEnd();
    return new RoomInfo(texts[0], expires, texts[1], texts[2]);
  }

  @Override
  public void close() {
    transport.close();
  }
}
