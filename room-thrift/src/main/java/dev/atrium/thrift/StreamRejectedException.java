package dev.atrium.thrift;

/** Bytes after which a connection can only be closed, without an answer. */
final class StreamRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  StreamRejectedException(RejectReason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  RejectReason reason() {
    return reason;
  }
}
