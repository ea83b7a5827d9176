package dev.atrium.twirp;

/** Ends a call with an error. */
final class TwirpException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TwirpError error;

  TwirpException(TwirpError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  TwirpError error() {
    return error;
  }
}
