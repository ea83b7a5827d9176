package dev.atrium.thrift;

/** Bytes that are no message within the limits. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableException(String what) {
    super(what, null, false, false); // its trace tells nothing, and peers can make many of them
  }

  UnreadableException(Throwable cause) {
    super(cause.getMessage(), null, false, false);
  }
}
