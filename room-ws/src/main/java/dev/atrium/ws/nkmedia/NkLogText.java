package dev.atrium.ws.nkmedia;

import java.util.regex.Pattern;

/**
 * What a client says as the log may show it: in one line, which nobody takes for somebody else's,
 * in the order in which it is written, and not too long.
 */
final class NkLogText {
  private static final int LONGEST = 2_000;
  private static final String CUT = "…";

  /** Controls, ends of lines and paragraphs, and what is there to be obeyed and not to be seen. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]");

  private NkLogText() {}

  static String of(String text) {
    if (text.length() <= LONGEST) {
      return shown(text);
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return shown(text.substring(0, end)) + CUT;
  }

  private static String shown(String text) {
    return UNSEEN.matcher(text).replaceAll(" ");
  }
}
