package dev.atrium.app.config;

/** What listens somewhere, and the settings that say where. */
public enum Listener {
  /** Twirp, and Thrift over HTTP. */
  HTTP("server", "local.server.port"),
  NKMEDIA("room.ws", "local.ws.port"),
  THRIFT("room.thrift", "local.thrift.port"),
  OPERATIONS("management.server", "local.management.port");

  private final String prefix;
  private final String boundPort;

  Listener(String prefix, String boundPort) {
    this.prefix = prefix;
    this.boundPort = boundPort;
  }

  public String addressProperty() {
    return prefix + ".address";
  }

  public String portProperty() {
    return prefix + ".port";
  }

  /** The property that is there from when it listens, with the port that it was given. */
  String boundPortProperty() {
    return boundPort;
  }
}
