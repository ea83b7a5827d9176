package dev.atrium.livekit;

import com.google.protobuf.UnsafeByteOperations;

/**
 * What JSON text has to satisfy beyond what Jackson's parser insists on (LiveKit spec §1.7): strict
 * UTF-8 without byte order mark, and surrogates escaped in pairs only.
 */
final class JsonText {
  private static final int DETECTION_LENGTH = 2; // one of them is NUL in every other encoding
  private static final int ESCAPE_LENGTH = 6; // backslash, u, four digits

  private JsonText() {}

  /** Refuses a byte order mark, and what the parser would take for UTF-16 or UTF-32. */
  static void checkStart(byte[] json) throws MalformedMessageException {
    boolean marked = json.length > 0 && json[0] < 0;
    for (int i = 0; i < Math.min(json.length, DETECTION_LENGTH); i++) {
      marked |= json[i] == 0;
    }
    if (marked) {
      throw new MalformedMessageException("encoding");
    }
  }

  /**
   * Refuses bytes and escapes that stand for no character; everything before {@code end} counts.
   */
  static void check(byte[] json, int end) throws MalformedMessageException {
    boolean ascii = true;
    boolean escapes = false;
    for (int i = 0; i < end; i++) {
      ascii &= json[i] >= 0;
      escapes |= json[i] == '\\';
    }
    if (!ascii && !UnsafeByteOperations.unsafeWrap(json, 0, end).isValidUtf8()) {
      throw new MalformedMessageException("encoding");
    }
    if (escapes) {
      checkSurrogates(json, end);
    }
  }

  /** The escapes themselves are known to be well formed, and to stand in strings only. */
  private static void checkSurrogates(byte[] json, int end) throws MalformedMessageException {
    int i = 0;
    while (i < end) {
      if (json[i] != '\\') {
        i++;
      } else if (json[i + 1] != 'u') {
        i += 2;
      } else {
        char unit = escaped(json, i);
        i += ESCAPE_LENGTH;
        if (Character.isHighSurrogate(unit)) {
          if (json[i] != '\\'
              || json[i + 1] != 'u'
              || !Character.isLowSurrogate(escaped(json, i))) {
            throw new MalformedMessageException("lone surrogate");
          }
          i += ESCAPE_LENGTH;
        } else if (Character.isLowSurrogate(unit)) {
          throw new MalformedMessageException("lone surrogate");
        }
      }
    }
  }

  private static char escaped(byte[] json, int at) {
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
      unit = unit << 4 | Character.digit(json[i], 16);
    }
    return (char) unit;
  }
}
