package dev.atrium.app.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The path of a request as it was sent, percent signs and all, but for one slash of a double one at
 * its start.
 */
record RequestPath(String escaped) {

  /**
   * @param uri the raw path, without query
   */
  static RequestPath of(String uri) {
    return new RequestPath(uri.startsWith("//") ? uri.substring(1) : uri);
  }

  /** With every percent sign resolved. */
  String decoded() {
    return decode(escaped, true);
  }

  /** What is compared with routes: an escaped slash separates nothing, so it stays as it is. */
  String routed() {
    return decode(escaped, false);
  }

  /** Without empty segments and dots; the slash at the end, if there is one, stays. */
  RequestPath cleaned() {
    if (!escaped.contains("//") && !escaped.contains("/.")) {
      return this;
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : escaped.split("/", -1)) {
      switch (segment) {
        case "", "." -> {}
        case ".." -> segments.pollLast();
        default -> segments.addLast(segment);
      }
    }
    boolean slash = escaped.endsWith("/") && !segments.isEmpty();
    return new RequestPath("/" + String.join("/", segments) + (slash ? "/" : ""));
  }

  private static String decode(String text, boolean slashes) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] from = text.getBytes(StandardCharsets.UTF_8);
    byte[] to = new byte[from.length];
    int length = 0;
    for (int i = 0; i < from.length; i++) {
      int escaped = from[i] == '%' ? octet(from, i + 1) : -1;
      if (escaped < 0 || (escaped == '/' && !slashes)) {
        to[length++] = from[i];
      } else {
        to[length++] = (byte) escaped;
        i += 2;
      }
    }
    return new String(to, 0, length, StandardCharsets.UTF_8);
  }

  private static int octet(byte[] text, int at) {
    if (at + 1 >= text.length) {
      return -1;
    }
    int high = Character.digit(text[at], 16);
    int low = Character.digit(text[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
