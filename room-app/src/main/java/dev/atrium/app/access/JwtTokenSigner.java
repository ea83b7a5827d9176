package dev.atrium.app.access;

import com.nimbusds.jose.Payload;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.TokenSigner;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Access tokens written as JWTs, such as {@link JwtAccessTokens} reads them. */
public final class JwtTokenSigner implements TokenSigner {
  private final Supplier<ApiKeys> keys;

  /**
   * @param keys those that are good now
   */
  public JwtTokenSigner(Supplier<ApiKeys> keys) {
    this.keys = keys;
  }

  @Override
  public Optional<String> sign(AccessToken token) {
    return keys.get()
        .find(token.apiKey())
        .map(key -> key.sign(new Payload(ClaimsJson.MAPPER.writeValueAsString(claims(token)))));
  }

  private static ObjectNode claims(AccessToken token) {
    ObjectNode claims = ClaimsJson.MAPPER.createObjectNode();
    claims.put("iss", token.apiKey());
    claims.put("sub", token.identity());
    token.validFrom().ifPresent(from -> claims.put("nbf", from.getEpochSecond()));
    token.expires().ifPresent(end -> claims.put("exp", end.getEpochSecond()));
    GrantClaims.write(token, claims);
    return claims;
  }
}
