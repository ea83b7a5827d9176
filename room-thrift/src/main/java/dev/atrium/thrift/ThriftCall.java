package dev.atrium.thrift;

/**
 * A message that was read to its end.
 *
 * @param name as it was sent, with the name of a service in front or not
 * @param type of the message, as it was sent
 * @param id of the room; empty where none was given
 */
record ThriftCall(String name, byte type, int sequence, String id) {
  @Override
  public String toString() {
    return "ThriftCall[type=" + type + ", sequence=" + sequence + "]"; // names and ids are secrets
  }
}
