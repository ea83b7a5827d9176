package dev.atrium.twirp;

/** Texts of a request as error messages quote them. */
final class Quoted {
  private static final String ESCAPED = "\u0007\b\t\n\u000b\f\r\"\\";
  private static final String ESCAPES = "abtnvfr\"\\";

  private Quoted() {}

  /** In double quotes, with escapes for quotes, backslashes and control characters. */
  static String of(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape = ESCAPED.indexOf(c);
      if (escape >= 0) {
        quoted.append('\\').append(ESCAPES.charAt(escape));
      } else if (c < ' ' || c == 0x7f) {
        quoted.append(String.format("\\x%02x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
