package dev.atrium.thrift;

import java.util.Optional;

/**
 * What follows a message.
 *
 * @param reply empty where nobody waits for one
 * @param last whether the connection ends with it
 */
record Answer(Optional<ThriftReply> reply, boolean last) {
  static final Answer NONE = new Answer(Optional.empty(), false);
  static final Answer CLOSE = new Answer(Optional.empty(), true);

  static Answer of(ThriftReply reply) {
    return new Answer(Optional.of(reply), false);
  }

  static Answer last(ThriftReply reply) {
    return new Answer(Optional.of(reply), true);
  }
}
