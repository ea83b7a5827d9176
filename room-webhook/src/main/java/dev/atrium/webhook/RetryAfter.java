package dev.atrium.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header by which a server asks to be left alone for a while (RFC 9110 §10.2.3). */
final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /** Empty for what is neither a number of seconds nor a date. */
  static Optional<Duration> read(String value, Instant now) {
    String text = value.strip();
    if (text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
