package dev.atrium.thrift;

import java.nio.charset.StandardCharsets;

/**
 * Escapes in JSON by the number of a character: libthrift reads neither those from {@code 8000} on
 * nor capital digits, and drops one half of a surrogate pair without the other.
 */
final class JsonEscapes {
  private static final int ESCAPE = 6; // a backslash, a u, four digits
  private static final int FIRST_BEYOND_ASCII = 0x80;
  private static final byte NO_UTF8 = (byte) 0xFF;

  private final byte[] json;
  private final int end;
  private int at;
  private int to;

  private JsonEscapes(byte[] json, int from, int end) {
    this.json = json;
    this.end = end;
    this.at = from;
    this.to = from;
  }

  /**
   * Puts the characters in place of their escapes, and for half a pair a byte that is no UTF-8: it
   * is no character, and not nothing either. Those of ASCII stay escaped, since some have to be.
   *
   * @return the new end
   */
  static int resolve(byte[] json, int from, int end) {
    return new JsonEscapes(json, from, end).resolve();
  }

  private int resolve() {
    while (at < end) {
      if (json[at] != '\\') {
        copy(1);
        continue;
      }
      int unit = unit(at);
      if (unit < 0) {
        copy(Math.min(2, end - at)); // the escape of one character, perhaps of a backslash
      } else if (unit < FIRST_BEYOND_ASCII) {
        copyInSmallLetters();
      } else {
        resolve(unit);
      }
    }
    return to;
  }

  private void resolve(int unit) {
    if (!isHigh(unit) && !isLow(unit)) {
      put(unit, 1);
      return;
    }
    int second = unit(at + ESCAPE);
    if (isHigh(unit) && isLow(second)) {
      put(Character.toCodePoint((char) unit, (char) second), 2);
    } else {
      json[to] = NO_UTF8;
      to++;
      at += ESCAPE;
    }
  }

  private void put(int character, int escapes) {
    at += escapes * ESCAPE;
    for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      json[to] = octet;
      to++;
    }
  }

  private void copy(int count) {
    for (int i = 0; i < count; i++) {
      json[to] = json[at];
      to++;
      at++;
    }
  }

  private void copyInSmallLetters() {
    int from = to;
    copy(ESCAPE);
    for (int i = from; i < to; i++) {
      json[i] = (byte) Character.toLowerCase(json[i]);
    }
  }

  /** What the escape at that place names, or a negative number. */
  private int unit(int place) {
    if (place + ESCAPE > end || json[place] != '\\' || json[place + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = place + 2; i < place + ESCAPE; i++) {
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
