package dev.atrium.app.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a TURN or STUN server is, as clients are told (RFC 7064, RFC 7065).
 *
 * @param text as it was configured
 * @param relays whether it is a TURN server, not a mere STUN server
 * @param host a name, or an address without brackets
 */
public record TurnUri(String text, boolean relays, Transport transport, String host, int port) {
  private static final Pattern FORM =
      Pattern.compile(
          "(turn|stun)(s?):([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?"
              + "(?:\\?transport=(udp|tcp))?");
  private static final int USUAL_PORT = 3_478;
  private static final int USUAL_ENCRYPTED_PORT = 5_349;
  private static final int HIGHEST_PORT = 0xFFFF;

  /** What carries requests to a server. */
  public enum Transport {
    UDP,
    TCP,
    /** TLS over UDP. */
    DTLS,
    TLS
  }

  /** Empty for a text of another form. */
  static Optional<TurnUri> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(of(parts)).filter(uri -> uri.port > 0 && uri.port <= HIGHEST_PORT)
        : Optional.empty();
  }

  private static TurnUri of(Matcher parts) {
    boolean encrypted = !parts.group(2).isEmpty();
    int usual = encrypted ? USUAL_ENCRYPTED_PORT : USUAL_PORT;
    String host = parts.group(3);
    return new TurnUri(
        parts.group(),
        parts.group(1).equals("turn"),
        transport(encrypted, parts.group(5)),
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        parts.group(4) == null ? usual : Integer.parseInt(parts.group(4)));
  }

  private static Transport transport(boolean encrypted, @Nullable String asked) {
    if (encrypted) {
      return "udp".equals(asked) ? Transport.DTLS : Transport.TLS;
    }
    return "tcp".equals(asked) ? Transport.TCP : Transport.UDP;
  }
}
