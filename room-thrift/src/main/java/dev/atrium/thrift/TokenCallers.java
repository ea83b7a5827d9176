package dev.atrium.thrift;

import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.TokenException;
import java.util.Optional;

/**
 * Who calls with a message. A token in a THeader frame counts for more than a certificate; those of
 * HTTP were looked at before anybody knew that it carries Thrift.
 */
final class TokenCallers {
  private static final String HEADER = "authorization";
  private static final String SCHEME = "Bearer ";

  private final AccessTokens tokens;

  TokenCallers(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /** Empty for somebody who shows a token that is none: it is refused, not passed over. */
  Optional<Caller> of(ThriftExchange exchange) {
    if (exchange.dialect().framing() != Framing.HEADER) {
      return Optional.of(exchange.peer().caller());
    }
    String shown = exchange.headers().get(HEADER);
    if (shown == null) {
      return Optional.of(exchange.peer().caller());
    }
    if (!shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      return Optional.of(ThriftCallers.of(tokens.verify(shown.substring(SCHEME.length()))));
    } catch (TokenException e) {
      return Optional.empty();
    }
  }
}
