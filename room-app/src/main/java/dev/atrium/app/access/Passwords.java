package dev.atrium.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * Compares passwords with what the settings hold: a hash behind its kind in braces, such as {@code
 * {bcrypt}$2a$10$…}, or plain text.
 */
public final class Passwords {
  private static final Pattern HASH = Pattern.compile("\\{([^}]*)}.*", Pattern.DOTALL);
  private static final String PLAIN = "noop";

  /** What a hash of each kind looks like: others cannot be compared with. */
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "bcrypt",
          Pattern.compile("\\$2[aby]?\\$\\d\\d\\$[./0-9A-Za-z]{53}"),
          "pbkdf2",
          Pattern.compile("[0-9A-Fa-f]{96}"), // 16 bytes of salt, 32 of hash
          PLAIN,
          Pattern.compile(".+", Pattern.DOTALL));

  private static final Map<String, PasswordEncoder> ENCODERS =
      Map.of(
          "bcrypt",
          new BCryptPasswordEncoder(),
          "pbkdf2",
          Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
          PLAIN,
          new PlainText());

  private final DelegatingPasswordEncoder encoder;

  public Passwords() {
    encoder = new DelegatingPasswordEncoder("bcrypt", ENCODERS);
    encoder.setDefaultPasswordEncoderForMatches(new PlainText());
  }

  /** The kinds of hash that can be compared with. */
  public static Set<String> kinds() {
    return new TreeSet<>(ENCODERS.keySet());
  }

  /** The kind of hash that a configured password is; {@code noop} for plain text. */
  public static String kindOf(String configured) {
    Matcher hash = HASH.matcher(configured);
    return hash.matches() ? hash.group(1) : PLAIN;
  }

  /** Whether a configured password of a known kind is one that somebody could give. */
  public static boolean isWellFormed(String configured) {
    Matcher hash = HASH.matcher(configured);
    String rest = hash.matches() ? configured.substring(hash.end(1) + 1) : configured;
    return Objects.requireNonNull(FORMS.get(kindOf(configured))).matcher(rest).matches();
  }

  /** Whether a configured password is taken for plain text and can hardly be meant so. */
  public static boolean isHashWithoutKind(String configured) {
    return Objects.requireNonNull(FORMS.get("bcrypt")).matcher(configured).matches();
  }

  public boolean matches(String given, String configured) {
    return encoder.matches(given, configured);
  }

  /** Takes as long for a nearly right password as for a wrong one. */
  private static final class PlainText extends AbstractValidatingPasswordEncoder {
    @Override
    protected String encodeNonNullPassword(String raw) {
      return raw;
    }

    @Override
    protected boolean matchesNonNull(String raw, String configured) {
      return MessageDigest.isEqual(
          raw.getBytes(StandardCharsets.UTF_8), configured.getBytes(StandardCharsets.UTF_8));
    }
  }
}
