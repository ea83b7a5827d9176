package dev.atrium.webhook;

/** A receiver on a private address that nobody has allowed by name. */
final class RefusedReceiverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedReceiverException(String host) {
    super(
        "room.webhook.urls names the host "
            + host
            + ", which is on a private address: name it in room.webhook.allowed-private-hosts too,"
            + " if that is meant.");
  }
}
