package dev.atrium.app.config;

/** Checks of settings. */
final class Require {
  private Require() {}

  static void that(boolean satisfied, String property, String demand) {
    if (!satisfied) {
      throw new InvalidSettingException(property, demand);
    }
  }

  /** A setting that LiveKit clients are told as a uint32. */
  static void unsigned32(long value, String property) {
    that(value >= 0 && value <= 0xFFFF_FFFFL, property, "must be between 0 and 4294967295");
  }

  static void port(int port, String property) {
    that(port >= 0 && port <= 0xFFFF, property, "must be between 0 and 65535");
  }
}
