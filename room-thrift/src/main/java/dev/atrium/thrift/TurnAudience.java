package dev.atrium.thrift;

import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import java.util.Optional;

/**
 * Who is told credentials of rooms that somebody else made.
 *
 * @param anonymous who asks without a token
 * @param includesPassword whether anybody is
 */
record TurnAudience(Caller anonymous, boolean includesPassword) {
  Caller caller(Optional<AccessToken> token) {
    return token.map(ThriftCallers::of).orElse(anonymous);
  }
}
