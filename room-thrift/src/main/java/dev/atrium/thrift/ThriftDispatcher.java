package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import org.apache.thrift.protocol.TMessageType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a message leads to. Its type decides whether it is answered, not the IDL: one
 * function may be oneway for one client and a call for the next, on the same port (Thrift spec §3).
 * A message is read to its last byte before anything is executed.
 */
final class ThriftDispatcher {
  private static final Logger log = LoggerFactory.getLogger(ThriftDispatcher.class);

  private final ThriftCodec codec;
  private final ThriftNames names;
  private final ThriftRoomHandler rooms;
  private final ThriftHandler handler;

  /**
   * @param handler what messages come to, at last at the rooms
   */
  ThriftDispatcher(
      ThriftCodec codec, ThriftNames names, ThriftRoomHandler rooms, ThriftHandler handler) {
    this.codec = codec;
    this.names = names;
    this.rooms = rooms;
    this.handler = handler;
  }

  /**
   * Reads the message in {@code source}.
   *
   * @throws UnreadableException if not even its header can be read: nobody can be answered
   */
  Step receive(ThriftPeer peer, Dialect dialect, MessageHeaders headers, MessageSource source)
      throws UnreadableException {
    ThriftCodec.Reading reading = codec.read(dialect.encoding(), source);
    byte type = reading.type();
    if (type != TMessageType.CALL && type != TMessageType.ONEWAY) {
      return refused(reading, ThriftErrors.NO_CALL);
    }
    try {
      ThriftCall call = reading.finish();
      return new Step.Execute(
          new ThriftExchange(peer, dialect, headers, names.resolve(call.name()), call));
    } catch (UnreadableException e) {
      return type == TMessageType.CALL
          ? refused(reading, ThriftErrors.UNREADABLE)
          : new Step.Answered(Answer.CLOSE);
    }
  }

  private static Step refused(ThriftCodec.Reading reading, ThriftReply.Failure failure) {
    String name = ThriftNames.bare(reading.name());
    return new Step.Answered(Answer.last(new ThriftReply(name, reading.sequence(), failure)));
  }

  /** Whether executing the message waits for something outside of this process, or for the disk. */
  boolean waits(ThriftExchange exchange) {
    return exchange.target().filter(known -> rooms.waits(known.method())).isPresent()
        && !exchange.pointless();
  }

  /** Does what the message asks for; returns when its effects are stored. */
  Answer execute(ThriftExchange exchange) {
    return exchange.answer(handle(exchange));
  }

  private ThriftReply.Body handle(ThriftExchange exchange) {
    try {
      return handler.handle(exchange);
    } catch (RuntimeException e) { // of something around the rooms, which answer their own
      log.error("A Thrift message could not be handled", e);
      return ThriftErrors.INTERNAL;
    }
  }

  /** Appends the reply to {@code out}, as the framer wants it. */
  void write(ThriftReply reply, MessageFramer framer, ByteBuf out) {
    int start = out.writerIndex();
    framer.begin(out);
    codec.write(reply, framer.dialect().encoding(), out);
    framer.end(out, start);
  }
}
