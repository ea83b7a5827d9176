package dev.atrium.thrift;

/**
 * How long a peer may keep us waiting, in nanoseconds.
 *
 * @param firstByte from the connection to the end of detection
 * @param message from the first to the last byte of a message
 * @param write from a reply to the moment when the peer took it
 * @param idle between messages
 */
record ConnectionTimeouts(long firstByte, long message, long write, long idle) {

  /** The shortest of them. */
  long shortest() {
    return Math.min(Math.min(firstByte, message), Math.min(write, idle));
  }
}
