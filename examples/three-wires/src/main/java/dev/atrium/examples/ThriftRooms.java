package dev.atrium.examples;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
import org.apache.thrift.transport.layered.TFramedTransport;

/** What a client generated from {@code room.thrift} does for {@code get} and {@code remove}. */
final class ThriftRooms implements AutoCloseable {
  private final TFramedTransport transport;
  private final TProtocol protocol;
  private int sequence;

  ThriftRooms(String host, int port) throws TException {
    transport = new TFramedTransport(new TSocket(host, port));
    transport.open();
    protocol = new TBinaryProtocol(transport);
  }

  /** A room as Thrift shows it. */
  record Room(String id, double expires, String username, String password) {
    boolean isSignedWith(String secret) throws Exception {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] signature = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature).equals(password);
    }
  }

  Room get(String id) throws TException {
    call("get", id);
    return readReply();
  }

  void remove(String id) throws TException {
    call("remove", id);
    readReply();
  }

  boolean knows(String id) throws TException {
    try {
      get(id);
      return true;
    } catch (TApplicationException e) {
      return false;
    }
  }

  private void call(String method, String id) throws TException {
    protocol.writeMessageBegin(new TMessage(method, TMessageType.CALL, ++sequence));
    protocol.writeStructBegin(new TStruct("arguments"));
    protocol.writeFieldBegin(new TField("id", TType.STRING, (short) 1));
    protocol.writeString(id);
    protocol.writeFieldStop();
    protocol.writeMessageEnd();
    transport.flush();
  }

  private Room readReply() throws TException {
    TMessage message = protocol.readMessageBegin();
    if (message.type == TMessageType.EXCEPTION) {
      throw TApplicationException.readFrom(protocol);
    }
    Room room = null;
    protocol.readStructBegin();
    for (TField field = next(); field.type != TType.STOP; field = next()) {
      if (field.id == 0 && field.type == TType.STRUCT) {
        room = readRoom();
      } else {
        TProtocolUtil.skip(protocol, field.type);
      }
    }
    protocol.readMessageEnd();
    return room;
  }

  private Room readRoom() throws TException {
    String[] texts = new String[5];
    double expires = 0;
    protocol.readStructBegin();
    for (TField field = next(); field.type != TType.STOP; field = next()) {
      if (field.type == TType.STRING) {
        texts[field.id] = protocol.readString();
      } else {
        expires = protocol.readDouble();
      }
    }
    return new Room(texts[1], expires, texts[3], texts[4]);
  }

  private TField next() throws TException {
    return protocol.readFieldBegin();
  }

  @Override
  public void close() {
    transport.close();
  }
}
