package dev.atrium.thrift;

import dev.atrium.core.access.Caller;

/**
 * What every transport offers, before it says how.
 *
 * @param handler what messages come to, with everything around it
 * @param anonymous who calls where nobody said who he is
 */
record ThriftFunctions(
    ThriftRoomHandler rooms,
    ThriftHandler handler,
    ThriftMetrics metrics,
    ThriftContractProperties contract,
    MessageLimits limits,
    Caller anonymous) {

  /**
   * @param answerUpdate whether calls of {@code update} are answered where the name under which it
   *     is called leaves that open
   */
  ThriftDispatcher dispatcher(boolean answerUpdate) {
    ThriftNames names = new ThriftNames(contract.services(), answerUpdate);
    return new ThriftDispatcher(new ThriftCodec(limits), names, rooms, handler);
  }
}
