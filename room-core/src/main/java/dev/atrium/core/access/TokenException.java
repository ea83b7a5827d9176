package dev.atrium.core.access;

/** A token that was not accepted. Its text never contains the token or a key. */
public final class TokenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /**
   * @param reason which check failed, in the words of the LiveKit spec §3.2; empty unless {@link
   *     Kind#CLAIM_UNREADABLE} or {@link Kind#INVALID}
   */
  public TokenException(Kind kind, String reason) {
    super(reason, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  public String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** How far the token came. */
  public enum Kind {
    /** It is no JWT. */
    MALFORMED,
    /** Its issuer is no configured API key. */
    UNKNOWN_KEY,
    /** A claim has another JSON type than it should. */
    CLAIM_UNREADABLE,
    /** The algorithm, the signature or the time is wrong. */
    INVALID
  }
}
