package dev.atrium.thrift;

import java.time.Duration;

/** Checks of settings; a refusal names the setting and what is expected of it, not its value. */
final class Require {
  private static final Duration LONGEST = Duration.ofDays(365);

  private Require() {}

  static void that(boolean satisfied, String property, String demand) {
    if (!satisfied) {
      throw new IllegalArgumentException(property + " " + demand);
    }
  }

  /** Both ends included. */
  static void between(long least, long most, long value, String property) {
    that(value >= least && value <= most, property, "must be between " + least + " and " + most);
  }

  static void port(int port, String property) {
    between(0, 0xFFFF, port, property);
  }

  static void timeout(Duration timeout, String property) {
    that(
        timeout.isPositive() && timeout.compareTo(LONGEST) <= 0,
        property,
        "must be longer than 0 and at most 365d");
  }
}
