package dev.atrium.ws.nkmedia;

/**
 * The three words that name a command.
 *
 * @param kind what the wire calls {@code class}
 */
record NkWords(String kind, String subclass, String cmd) {
  /** The subclass of requests that name none. */
  static final String CORE = "core";

  /** A command of that name without a subclass. */
  static NkWords core(String cmd) {
    return new NkWords(CORE, CORE, cmd);
  }
}
