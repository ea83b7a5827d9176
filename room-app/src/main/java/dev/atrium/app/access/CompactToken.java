package dev.atrium.app.access;

import com.nimbusds.jose.util.Base64URL;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A JWS in compact form, taken apart and not yet trusted.
 *
 * @param algorithm name of a signature algorithm, known but not necessarily accepted
 * @param signed what the signature is of
 */
record CompactToken(String algorithm, JsonNode claims, String signed, Base64URL signature) {
  static final String ACCEPTED_ALGORITHM = "HS256";

  private static final Set<String> ALGORITHMS =
      Set.of(
          ACCEPTED_ALGORITHM,
          "HS384",
          "HS512",
          "RS256",
          "RS384",
          "RS512",
          "PS256",
          "PS384",
          "PS512",
          "ES256",
          "ES384",
          "ES512",
          "EdDSA",
          "none");

  /** Nearly all tokens begin alike, so the last header is kept with what it says. */
  private static volatile Header lastHeader = new Header("", "");

  /** Refuses what is no JWT at all, blanks around it included. */
  static CompactToken parse(String token) throws TokenException {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      throw malformed();
    }
    String algorithm = algorithm(token.substring(0, first));
    String signature = token.substring(second + 1);
    decode(signature);
    return new CompactToken(
        algorithm,
        object(token.substring(first + 1, second)),
        token.substring(0, second),
        new Base64URL(signature));
  }

  private static String algorithm(String header) throws TokenException {
    Header last = lastHeader;
    if (header.equals(last.segment)) {
      return last.algorithm;
    }
    JsonNode algorithm = object(header).path("alg");
    if (!algorithm.isString() || !ALGORITHMS.contains(algorithm.stringValue())) {
      throw malformed();
    }
    lastHeader = new Header(header, algorithm.stringValue());
    return algorithm.stringValue();
  }

  private static JsonNode object(String segment) throws TokenException {
    try {
      JsonNode object =
          ClaimsJson.MAPPER.readTree(new String(decode(segment), StandardCharsets.UTF_8));
      if (!object.isObject()) {
        throw malformed();
      }
      return object;
    } catch (JacksonException e) {
      throw malformed();
    }
  }

  /** URL alphabet without padding, nothing else. */
  private static byte[] decode(String segment) throws TokenException {
    if (segment.indexOf('=') >= 0) {
      throw malformed();
    }
    try {
      return Base64.getUrlDecoder().decode(segment);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static TokenException malformed() {
    return new TokenException(Kind.MALFORMED, "");
  }

  /** Neither claims nor signature are printed. */
  @Override
  public String toString() {
    return "CompactToken[" + algorithm + "]";
  }

  private record Header(String segment, String algorithm) {}
}
