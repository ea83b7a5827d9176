package dev.atrium.thrift;

import java.util.Optional;
import org.apache.thrift.protocol.TMessageType;

/**
 * A message that was read to its end, with all that is known about it.
 *
 * @param target what its name stands for; empty if nothing
 */
record ThriftExchange(
    ThriftPeer peer,
    Dialect dialect,
    MessageHeaders headers,
    Optional<ThriftTarget> target,
    ThriftCall call) {

  /** Whether the client waits for no answer, whatever the IDL says (Thrift spec §3). */
  boolean oneway() {
    return call.type() == TMessageType.ONEWAY;
  }

  /** Whether it makes no sense: the result is all there is to it, and nobody waits for it. */
  boolean pointless() {
    return oneway() && target.filter(known -> known.method().returnsRoom()).isPresent();
  }

  /** The answer with that in it, where one is given. */
  Answer answer(ThriftReply.Body body) {
    if (oneway() || target.filter(known -> !known.answers()).isPresent()) {
      return Answer.NONE;
    }
    return Answer.of(new ThriftReply(ThriftNames.bare(call.name()), call.sequence(), body));
  }
}
