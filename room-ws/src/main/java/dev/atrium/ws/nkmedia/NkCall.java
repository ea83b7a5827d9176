package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.util.Optional;

/** A request whose fields are in order, and whose it is. */
record NkCall(NkClient client, NkValues values) {

  Caller caller() {
    return client.login().map(NkLogin::caller).orElse(Caller.ANONYMOUS);
  }

  /** The one that the request came over; without one it is refused. */
  NkConnection connection() {
    if (client instanceof NkConnection connection) {
      return connection;
    }
    throw new NkException(NkErrors.INVALID_OPERATION);
  }

  <T> Optional<T> get(NkField<T> field) {
    return values.get(field);
  }

  <T> T require(NkField<T> field) {
    return values.require(field);
  }

  /** Refuses callers that may only look after themselves, unless that is the user they are. */
  void requireSelfOr(String user) {
    if (!user.equals(client.user())) {
      caller().require(Grant.CONNECTION_ADMIN);
    }
  }
}
