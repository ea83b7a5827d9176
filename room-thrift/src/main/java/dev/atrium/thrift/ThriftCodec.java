package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;

/**
 * Messages of the contract to and from bytes, by hand: the arguments of every function are an id or
 * nothing, whatever the IDL of a client adds is skipped (Thrift spec §2).
 */
final class ThriftCodec {
  private static final TStruct STRUCT = new TStruct("");
  private static final TField FAILURE_TEXT = new TField("message", TType.STRING, (short) 1);
  private static final TField FAILURE_TYPE = new TField("type", TType.I32, (short) 2);

  private static final char REPLACEMENT = '\uFFFD';
  private static final char NO_CHARACTER = '\uDC00'; // half a surrogate pair

  private final MessageLimits limits;

  ThriftCodec(MessageLimits limits) {
    this.limits = limits;
  }

  /** Starts reading a message: only its header can be relied upon afterwards. */
  Reading read(Encoding encoding, MessageSource source) throws UnreadableException {
    TProtocol in = encoding.reader(source, limits);
    try {
      TMessage header = in.readMessageBegin();
      if (!limits.admits(header.name)) {
        throw new UnreadableException("name too long");
      }
      return new Reading(in, source, header);
    } catch (TException | RuntimeException e) {
      throw new UnreadableException(e);
    }
  }

  /** Appends a reply. */
  void write(ThriftReply reply, Encoding encoding, ByteBuf out) {
    TProtocol to = encoding.writer(new MessageSink(out));
    boolean failure = reply.body() instanceof ThriftReply.Failure;
    byte type = failure ? TMessageType.EXCEPTION : TMessageType.REPLY;
    try {
      to.writeMessageBegin(new TMessage(reply.name(), type, reply.sequence()));
      to.writeStructBegin(STRUCT);
      writeBody(to, reply.body());
      to.writeFieldStop();
      to.writeStructEnd();
      to.writeMessageEnd();
    } catch (TException e) {
      throw new IllegalStateException("a buffer takes everything", e);
    }
  }

  private static void writeBody(TProtocol to, ThriftReply.Body body) throws TException {
    switch (body) {
      case ThriftReply.Success success -> {
        to.writeFieldBegin(ThriftContract.SUCCESS);
        write(to, success.room());
        to.writeFieldEnd();
      }
      case ThriftReply.NotFound notFound -> {
        to.writeFieldBegin(ThriftContract.NOT_FOUND);
        to.writeStructBegin(STRUCT);
        write(to, ThriftContract.NOT_FOUND_REASON, notFound.reason());
        to.writeFieldStop();
        to.writeStructEnd();
        to.writeFieldEnd();
      }
      case ThriftReply.Failure failure -> {
        write(to, FAILURE_TEXT, failure.text());
        to.writeFieldBegin(FAILURE_TYPE);
        to.writeI32(failure.type());
        to.writeFieldEnd();
      }
      case ThriftReply.Done done -> {}
    }
  }

  private static void write(TProtocol to, RoomInfo room) throws TException {
    to.writeStructBegin(STRUCT);
    write(to, ThriftContract.INFO_ID, room.id());
    to.writeFieldBegin(ThriftContract.INFO_EXPIRES);
    to.writeDouble((double) room.expires());
    to.writeFieldEnd();
    write(to, ThriftContract.INFO_USERNAME, room.username());
    if (room.password().isPresent()) {
      write(to, ThriftContract.INFO_PASSWORD, room.password().get());
    }
    to.writeFieldStop();
    to.writeStructEnd();
  }

  private static void write(TProtocol to, TField field, String text) throws TException {
    to.writeFieldBegin(field);
    to.writeString(text);
    to.writeFieldEnd();
  }

  /** A message whose header has been read. */
  final class Reading {
    private final TProtocol in;
    private final MessageSource source;
    private final TMessage header;

    private Reading(TProtocol in, MessageSource source, TMessage header) {
      this.in = in;
      this.source = source;
      this.header = header;
    }

    String name() {
      return header.name;
    }

    byte type() {
      return header.type;
    }

    int sequence() {
      return header.seqid;
    }

    /** Reads the rest, down to the last byte of the message. */
    ThriftCall finish() throws UnreadableException {
      try {
        String id = readArguments();
        in.readMessageEnd();
        if (!source.usedUp()) {
          throw new UnreadableException("bytes left over");
        }
        return new ThriftCall(header.name, header.type, header.seqid, id);
      } catch (TException | RuntimeException e) {
        throw new UnreadableException(e);
      }
    }

    private String readArguments() throws TException, UnreadableException {
      String id = "";
      in.readStructBegin();
      for (TField field = in.readFieldBegin();
          field.type != TType.STOP;
          field = in.readFieldBegin()) {
        if (field.id == ThriftContract.ARGUMENT_ID.id && field.type == TType.STRING) {
          id = readId();
        } else {
          Skipping.skip(in, field.type, limits.container(), limits.depth());
        }
        in.readFieldEnd();
      }
      in.readStructEnd();
      return id;
    }

    /** Bytes that are no UTF-8 become a text that is the name of no room. */
    private String readId() throws TException {
      String id = in.readString();
      if (id.indexOf(REPLACEMENT) >= 0 && !isExact(id)) {
        return id.replace(REPLACEMENT, NO_CHARACTER);
      }
      return id;
    }

    private boolean isExact(String id) {
      return in instanceof JsonReader json
          ? json.exact()
          : source.justRead(id.getBytes(StandardCharsets.UTF_8));
    }
  }
}
