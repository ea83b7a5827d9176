package dev.atrium.livekit;

/**
 * Bytes that are no message of the expected type. Why is told to nobody: every such message gets
 * the same answer.
 */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String why) {
    super(why, null, false, false);
  }

  public MalformedMessageException(Throwable cause) {
    super(cause.getMessage(), cause, false, false);
  }
}
