package dev.atrium.thrift;

/** What every transport offers, before it says how. */
record ThriftFunctions(
    ThriftRoomHandler handler,
    ThriftMetrics metrics,
    ThriftContractProperties contract,
    MessageLimits limits) {

  /**
   * @param answerUpdate whether calls of {@code update} are answered where the name under which it
   *     is called leaves that open
   */
  ThriftDispatcher dispatcher(boolean answerUpdate) {
    ThriftNames names = new ThriftNames(contract.services(), answerUpdate);
    return new ThriftDispatcher(new ThriftCodec(limits), names, handler, metrics);
  }
}
