package dev.atrium.thrift;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryInputTransport;

/**
 * An answer as a client reads it, by libthrift alone.
 *
 * @param failure type of an application exception; -1 without one
 * @param text of the application exception or reason of the declared one
 */
record Reply(
    String name,
    int sequence,
    Optional<ShownRoom> room,
    boolean declared,
    int failure,
    String text) {

  /** The struct of the contract. */
  record ShownRoom(String id, double expires, String username, Optional<String> password) {}

  boolean isDone() {
    return failure < 0 && !declared && room.isEmpty();
  }

  /** The room of a reply that must have one. */
  ShownRoom shown() {
    return room.orElseThrow(() -> new AssertionError("no room in " + this));
  }

  /** Reads replies to the last byte. */
  static List<Reply> all(Dialect dialect, byte[] bytes) {
    try {
      return readAll(dialect, bytes);
    } catch (TException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Reply> readAll(Dialect dialect, byte[] bytes) throws TException {
    List<Reply> replies = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      if (dialect.framing() == Framing.UNFRAMED) {
        TMemoryInputTransport rest =
            new TMemoryInputTransport(bytes, in.position(), in.remaining());
        replies.add(read(Messages.protocol(dialect.encoding(), rest)));
        in.position(rest.getBufferPosition());
      } else {
        byte[] frame = new byte[in.getInt()];
        in.get(frame);
        int skipped = dialect.framing() == Framing.HEADER ? 14 : 0;
        TMemoryInputTransport message =
            new TMemoryInputTransport(frame, skipped, frame.length - skipped);
        replies.add(read(Messages.protocol(dialect.encoding(), message)));
        if (message.getBytesRemainingInBuffer() != 0) {
          throw new AssertionError("bytes left over in a reply");
        }
      }
    }
    return replies;
  }

  static Reply read(TProtocol in) throws TException {
    TMessage header = in.readMessageBegin();
    Reply reply = header.type == TMessageType.EXCEPTION ? failure(header, in) : result(header, in);
    in.readMessageEnd();
    return reply;
  }

  private static Reply failure(TMessage header, TProtocol in) throws TException {
    TApplicationException e = TApplicationException.readFrom(in);
    return new Reply(
        header.name,
        header.seqid,
        Optional.empty(),
        false,
        e.getType(),
        String.valueOf(e.getMessage()));
  }

  private static Reply result(TMessage header, TProtocol in) throws TException {
    Optional<ShownRoom> room = Optional.empty();
    boolean declared = false;
    String reason = "";
    in.readStructBegin();
    for (TField field = in.readFieldBegin();
        field.type != TType.STOP;
        field = in.readFieldBegin()) {
      if (field.id == 0) {
        room = Optional.of(info(in));
      } else {
        declared = true;
        reason = info(in).id(); // the reason is the first field of its struct, as the id is
      }
      in.readFieldEnd();
    }
    in.readStructEnd();
    return new Reply(header.name, header.seqid, room, declared, -1, reason);
  }

  private static ShownRoom info(TProtocol in) throws TException {
    String id = "";
    double expires = 0;
    String username = "";
    Optional<String> password = Optional.empty();
    in.readStructBegin();
    for (TField field = in.readFieldBegin();
        field.type != TType.STOP;
        field = in.readFieldBegin()) {
      switch (field.id) {
        case 1 -> id = in.readString();
        case 2 -> expires = in.readDouble();
        case 3 -> username = in.readString();
        case 4 -> password = Optional.of(in.readString());
        default -> TProtocolUtil.skip(in, field.type);
      }
      in.readFieldEnd();
    }
    in.readStructEnd();
    return new ShownRoom(id, expires, username, password);
  }
}
