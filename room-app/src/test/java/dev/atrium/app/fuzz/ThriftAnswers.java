package dev.atrium.app.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolUtil;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryInputTransport;

/** What libthrift reads of what the server answered. */
final class ThriftAnswers {
  /** What may be told of the server's own state (Thrift spec §4.3, §4.4). */
  private static final Set<String> FAILURES = Set.of("room limit reached", "not allowed", "busy");

  private ThriftAnswers() {}

  /**
   * The sequence numbers of as many answers as there are at the start of the octets.
   *
   * @param readable how many there have to be at least; more need not be in this dialect
   */
  static List<Integer> read(ThriftDialect dialect, byte[] octets, int readable) {
    List<Integer> sequences = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(octets);
    try {
      while (rest.hasRemaining()) {
        sequences.add(next(dialect, rest));
      }
    } catch (TException | RuntimeException e) {
      if (sequences.size() < readable) {
        throw new AssertionError("unreadable after " + sequences, e);
      }
    }
    if (sequences.size() < readable) {
      throw new AssertionError("no more answers than " + sequences);
    }
    return sequences;
  }

  private static int next(ThriftDialect dialect, ByteBuffer rest) throws TException {
    if (dialect.isUnframed()) {
      byte[] all = new byte[rest.remaining()];
      rest.duplicate().get(all);
      var in = new TMemoryInputTransport(all);
      int sequence = message(dialect.over(in));
      rest.position(rest.position() + in.getBufferPosition());
      return sequence;
    }
    int length = rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new IllegalArgumentException("a frame of " + length);
    }
    byte[] frame = new byte[length];
    rest.get(frame);
    int start = dialect.messageStart(frame);
    return message(dialect.over(new TMemoryInputTransport(frame, start, length - start)));
  }

  private static int message(TProtocol in) throws TException {
    TMessage message = in.readMessageBegin();
    if (message.type == TMessageType.EXCEPTION) {
      check(TApplicationException.readFrom(in));
    } else {
      TProtocolUtil.skip(in, TType.STRUCT);
    }
    in.readMessageEnd();
    return message.seqid;
  }

  private static void check(TApplicationException failure) {
    if (failure.getType() == TApplicationException.INTERNAL_ERROR
        && !FAILURES.contains(failure.getMessage())) {
      throw new AssertionError("a fault of the server: " + failure.getMessage());
    }
  }
}
