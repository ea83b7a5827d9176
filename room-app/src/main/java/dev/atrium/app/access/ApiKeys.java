package dev.atrium.app.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The API keys of LiveKit's wires, each with what proves that a token was signed with its secret.
 */
public final class ApiKeys {
  private final Map<String, ApiKey> keys;

  /**
   * @param secrets by key; any length is good, however short
   */
  public ApiKeys(Map<String, String> secrets) {
    keys =
        secrets.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, secret -> ApiKey.of(secret.getValue())));
  }

  Optional<ApiKey> find(String key) {
    return Optional.ofNullable(keys.get(key));
  }

  /** The secrets are never printed. */
  @Override
  public String toString() {
    return "ApiKeys" + keys.keySet();
  }

  /** One key's secret, in use. */
  static final class ApiKey {
    private static final JWSHeader HS256 = new JWSHeader(JWSAlgorithm.HS256);
    private static final int SHORTEST_SECRET = 32;

    private final MACVerifier verifier;
    private final MACSigner signer;

    private ApiKey(byte[] secret) throws JOSEException {
      this.verifier = new MACVerifier(secret);
      this.signer = new MACSigner(secret);
    }

    /** HMAC fills a short secret up with zeros; the library wants that done before. */
    static ApiKey of(String secret) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      try {
        return new ApiKey(Arrays.copyOf(bytes, Math.max(bytes.length, SHORTEST_SECRET)));
      } catch (JOSEException e) {
        throw new IllegalStateException("HMAC with SHA-256 is not available", e);
      }
    }

    /** The content as a JWS in compact form. */
    String sign(Payload content) {
      JWSObject token = new JWSObject(HS256, content);
      try {
        token.sign(signer);
      } catch (JOSEException e) {
        throw new IllegalStateException("HMAC with SHA-256 failed", e);
      }
      return token.serialize();
    }

    boolean hasSigned(String content, Base64URL signature) {
      try {
        return verifier.verify(HS256, content.getBytes(StandardCharsets.UTF_8), signature);
      } catch (JOSEException e) {
        throw new IllegalStateException("HMAC with SHA-256 failed", e);
      }
    }
  }
}
