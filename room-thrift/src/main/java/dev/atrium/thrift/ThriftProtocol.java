package dev.atrium.thrift;

/** What can be switched on and off for connections. */
enum ThriftProtocol {
  BINARY,
  BINARY_OLD,
  COMPACT,
  JSON,
  HEADER;

  static ThriftProtocol of(Dialect dialect) {
    if (dialect.framing() == Framing.HEADER) {
      return HEADER;
    }
    return switch (dialect.encoding()) {
      case BINARY -> BINARY;
      case BINARY_OLD -> BINARY_OLD;
      case COMPACT -> COMPACT;
      case JSON -> JSON;
    };
  }
}
