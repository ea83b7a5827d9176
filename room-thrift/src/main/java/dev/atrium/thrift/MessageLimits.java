package dev.atrium.thrift;

import java.nio.charset.StandardCharsets;

/**
 * How large a message and its parts may be, each compared with what is declared before anything is
 * allocated for it (Thrift spec §6).
 *
 * @param message bytes of a whole message
 * @param string bytes of one string
 * @param container elements of one list, set or map
 * @param depth structs and containers inside one another
 */
record MessageLimits(int message, int string, int container, int depth) {

  /** Whether the text is short enough for one string. */
  boolean admits(String text) {
    int length = text.length();
    return 3L * length <= string
        || (length <= string && text.getBytes(StandardCharsets.UTF_8).length <= string);
  }
}
