package dev.atrium.ws.nkmedia;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name and a password as a header of HTTP carries them (RFC 7617). */
record NkCredentials(String user, String password) {
  private static final String SCHEME = "Basic ";

  /** Empty where the header is missing, of another scheme, or malformed. */
  static Optional<NkCredentials> of(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      return split(new String(decoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<NkCredentials> split(String pair) {
    int colon = pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(new NkCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return "NkCredentials[" + user + "]";
  }
}
