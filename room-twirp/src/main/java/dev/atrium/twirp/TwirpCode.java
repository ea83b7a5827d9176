package dev.atrium.twirp;

import java.util.Locale;

/** Twirp's error codes, each with the HTTP status that goes with it (LiveKit spec §1.8). */
enum TwirpCode {
  CANCELED(408),
  UNKNOWN(500),
  INVALID_ARGUMENT(400),
  MALFORMED(400),
  DEADLINE_EXCEEDED(408),
  NOT_FOUND(404),
  BAD_ROUTE(404),
  ALREADY_EXISTS(409),
  PERMISSION_DENIED(403),
  UNAUTHENTICATED(401),
  RESOURCE_EXHAUSTED(429),
  FAILED_PRECONDITION(412),
  ABORTED(409),
  OUT_OF_RANGE(400),
  UNIMPLEMENTED(501),
  INTERNAL(500),
  UNAVAILABLE(503),
  DATA_LOSS(500);

  private final int status;
  private final String text = name().toLowerCase(Locale.ROOT);

  TwirpCode(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** As it stands in an error body. */
  @Override
  public String toString() {
    return text;
  }
}
