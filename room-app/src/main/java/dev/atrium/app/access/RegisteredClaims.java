package dev.atrium.app.access;

import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The claims that every JWT may have; one of the wrong type makes it none.
 *
 * @param identity {@code sub}, else {@code jti}
 */
record RegisteredClaims(
    String issuer,
    String identity,
    Optional<Instant> expires,
    Optional<Instant> notBefore,
    Optional<Instant> issuedAt) {

  static RegisteredClaims of(JsonNode token) throws TokenException {
    Claims claims = Claims.of(token, Kind.MALFORMED);
    claims.textOrTexts("aud"); // of whatever content
    String subject = claims.text("sub");
    String id = claims.text("jti");
    return new RegisteredClaims(
        claims.text("iss"),
        subject.isEmpty() ? id : subject,
        claims.instant("exp"),
        claims.instant("nbf"),
        claims.instant("iat"));
  }
}
