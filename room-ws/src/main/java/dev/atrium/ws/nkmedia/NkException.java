package dev.atrium.ws.nkmedia;

/** Carries a refusal of this wire to where the response is written. */
final class NkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient NkError error;

  NkException(NkError error) {
    super(error.text(), null, false, false); // a refusal is an answer: its trace tells nothing
    this.error = error;
  }

  NkError error() {
    return error;
  }
}
