package dev.atrium.twirp;

/**
 * A body that is not what its content type says. Why is told to nobody: every such request gets the
 * same answer.
 */
final class MalformedBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedBodyException(String why) {
    super(why, null, false, false);
  }

  MalformedBodyException(Throwable cause) {
    super(cause.getMessage(), cause, false, false);
  }
}
