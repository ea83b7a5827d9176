package dev.atrium.thrift;

import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;

/** A client as libthrift's generated ones are: blocking, on its transports and protocols. */
final class RoomClient implements AutoCloseable {
  private final TTransport transport;
  private final TProtocol protocol;
  private int sequence;

  /**
   * @param transport opened here if it is not open
   */
  RoomClient(TTransport transport, TProtocol protocol) throws TTransportException {
    this.transport = transport;
    this.protocol = protocol;
    if (!transport.isOpen()) {
      transport.open();
    }
  }

  Reply call(String method, String... id) throws TException {
    send(method, TMessageType.CALL, id);
    return receive();
  }

  void oneway(String method, String... id) throws TException {
    send(method, TMessageType.ONEWAY, id);
  }

  void send(String method, byte type, String... id) throws TException {
    protocol.writeMessageBegin(new TMessage(method, type, ++sequence));
    protocol.writeStructBegin(new TStruct("arguments"));
    for (String argument : id) {
      protocol.writeFieldBegin(new TField("id", TType.STRING, (short) 1));
      protocol.writeString(argument);
      protocol.writeFieldEnd();
    }
    protocol.writeFieldStop();
    protocol.writeStructEnd();
    protocol.writeMessageEnd();
    transport.flush();
  }

  Reply receive() throws TException {
    return Reply.read(protocol);
  }

  int sequence() {
    return sequence;
  }

  @Override
  public void close() {
    transport.close();
  }
}
