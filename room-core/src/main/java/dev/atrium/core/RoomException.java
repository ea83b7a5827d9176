package dev.atrium.core;

/** Carries a {@link RoomError} from the rule that refused to the wire that puts it into words. */
public final class RoomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RoomError error;

  public RoomException(RoomError error) {
    super(error.toString(), null, false, false); // a refusal is an answer: its trace tells nothing
    this.error = error;
  }

  /** Keeps what lay beneath, for the log; no wire shows it. */
  public RoomException(RoomError error, Throwable cause) {
    super(error.toString(), cause);
    this.error = error;
  }

  public RoomError error() {
    return error;
  }
}
