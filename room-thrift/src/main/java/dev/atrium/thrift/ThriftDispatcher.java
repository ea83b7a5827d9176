package dev.atrium.thrift;

import dev.atrium.core.access.Caller;
import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.apache.thrift.protocol.TMessageType;

/**
 * Decides what a message leads to. Its type decides whether it is answered, not the IDL: one
 * function may be oneway for one client and a call for the next, on the same port (Thrift spec §3).
 * A message is read to its last byte before anything is executed.
 */
final class ThriftDispatcher {
  private final ThriftCodec codec;
  private final ThriftNames names;
  private final ThriftRoomHandler handler;
  private final ThriftMetrics metrics;

  ThriftDispatcher(
      ThriftCodec codec, ThriftNames names, ThriftRoomHandler handler, ThriftMetrics metrics) {
    this.codec = codec;
    this.names = names;
    this.handler = handler;
    this.metrics = metrics;
  }

  /**
   * Reads the message in {@code source}.
   *
   * @throws UnreadableException if not even its header can be read: nobody can be answered
   */
  Step receive(Dialect dialect, MessageSource source, CallRate rate) throws UnreadableException {
    ThriftCodec.Reading reading = codec.read(dialect.encoding(), source);
    return switch (reading.type()) {
      case TMessageType.CALL -> call(dialect, reading, rate);
      case TMessageType.ONEWAY -> oneway(dialect, reading, rate);
      default -> new Step.Answered(Answer.last(reply(reading, ThriftErrors.NO_CALL)));
    };
  }

  private Step call(Dialect dialect, ThriftCodec.Reading reading, CallRate rate) {
    ThriftCall call;
    try {
      call = reading.finish();
    } catch (UnreadableException e) {
      return new Step.Answered(Answer.last(reply(reading, ThriftErrors.UNREADABLE)));
    }
    Optional<ThriftTarget> target = names.resolve(call.name());
    if (!rate.admits()) {
      metrics.rejected(RejectReason.RATE);
      return refused(dialect, reading, target, ThriftErrors.BUSY);
    }
    if (target.isEmpty()) {
      ThriftReply.Failure unknown = ThriftErrors.unknownMethod(ThriftNames.bare(call.name()));
      return refused(dialect, reading, target, unknown);
    }
    return new Step.Execute(target.get(), call, false);
  }

  private Step oneway(Dialect dialect, ThriftCodec.Reading reading, CallRate rate) {
    ThriftCall call;
    try {
      call = reading.finish();
    } catch (UnreadableException e) {
      return new Step.Answered(Answer.CLOSE);
    }
    Optional<ThriftTarget> target = names.resolve(call.name());
    if (!rate.admits()) {
      metrics.rejected(RejectReason.RATE);
    } else if (target.filter(known -> !known.method().returnsRoom()).isPresent()) {
      return new Step.Execute(target.get(), call, true);
    }
    metrics.refused(dialect, target, true);
    return new Step.Answered(Answer.NONE);
  }

  private Step refused(
      Dialect dialect,
      ThriftCodec.Reading reading,
      Optional<ThriftTarget> target,
      ThriftReply.Failure failure) {
    metrics.refused(dialect, target, false);
    if (target.isPresent() && !target.get().answers()) {
      return new Step.Answered(Answer.NONE);
    }
    return new Step.Answered(Answer.of(reply(reading, failure)));
  }

  /** Appends the reply to {@code out}, as the framer wants it. */
  void write(ThriftReply reply, MessageFramer framer, ByteBuf out) {
    int start = out.writerIndex();
    framer.begin(out);
    codec.write(reply, framer.dialect().encoding(), out);
    framer.end(out, start);
  }

  private static ThriftReply reply(ThriftCodec.Reading reading, ThriftReply.Failure failure) {
    return new ThriftReply(ThriftNames.bare(reading.name()), reading.sequence(), failure);
  }

  /** Whether running the function waits for something. */
  boolean waits(Step.Execute step) {
    return handler.waits(step.target().method());
  }

  /** Runs the function; returns when its effects are stored. */
  Answer execute(Dialect dialect, Caller caller, Step.Execute step) {
    long start = metrics.start();
    ThriftReply.Body body = handler.call(caller, step.target().method(), step.call().id());
    metrics.called(dialect, step, body, start);
    return step.answer(body);
  }
}
