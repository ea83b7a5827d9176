package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.util.Optional;

/** A request whose fields are in order, on the connection that it came over. */
record NkCall(NkConnection connection, NkValues values) {

  Caller caller() {
    return connection.login().map(NkLogin::caller).orElse(Caller.ANONYMOUS);
  }

  <T> Optional<T> get(NkField<T> field) {
    return values.get(field);
  }

  <T> T require(NkField<T> field) {
    return values.require(field);
  }

  /** Refuses callers that may only look after themselves, unless that is the user they are. */
  void requireSelfOr(String user) {
    if (!user.equals(connection.user())) {
      caller().require(Grant.CONNECTION_ADMIN);
    }
  }
}
