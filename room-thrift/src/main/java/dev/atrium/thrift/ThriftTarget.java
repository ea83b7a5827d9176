package dev.atrium.thrift;

/**
 * What a name on the wire stands for.
 *
 * @param answersUpdate whether a call of {@code update} gets an answer, which clients that make a
 *     oneway function a call never read (Thrift spec §3, known limit)
 */
record ThriftTarget(ThriftService service, ThriftMethod method, boolean answersUpdate) {

  /** Whether a call gets an answer. */
  boolean answers() {
    return answersUpdate || method != ThriftMethod.UPDATE;
  }

  /** The function as the contract names it, with its service in front. */
  @Override
  public String toString() {
    return service.wireName() + "." + method.wireName();
  }
}
