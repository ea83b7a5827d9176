package dev.atrium.thrift;

import java.util.Arrays;

/** Escapes in JSON that name one half of a surrogate pair without the other. */
final class HalfPairs {
  private static final int ESCAPE = 6; // a backslash, a u, four digits
  private static final byte NO_UTF8 = (byte) 0xFF;

  private HalfPairs() {}

  /** Overwrites each with as many bytes that are no UTF-8: none is a character, none is lost. */
  static void blank(byte[] json, int from, int end) {
    int at = from;
    while (at < end) {
      if (json[at] != '\\') {
        at++;
        continue;
      }
      int unit = unit(json, at, end);
      if (unit < 0) {
        at += 2; // the escape of one character, perhaps of a backslash
      } else if (isHigh(unit) && isLow(unit(json, at + ESCAPE, end))) {
        at += 2 * ESCAPE;
      } else {
        if (isHigh(unit) || isLow(unit)) {
          Arrays.fill(json, at, at + ESCAPE, NO_UTF8);
        }
        at += ESCAPE;
      }
    }
  }

  /** What the escape at that place names, or a negative number. */
  private static int unit(byte[] json, int at, int end) {
    if (at + ESCAPE > end || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = 16 * unit + digit;
    }
    return unit;
  }

  private static boolean isHigh(int unit) {
    return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
  }

  private static boolean isLow(int unit) {
    return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
  }
}
