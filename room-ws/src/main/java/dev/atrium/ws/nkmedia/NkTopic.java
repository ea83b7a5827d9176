package dev.atrium.ws.nkmedia;

/**
 * What an event is about, or what a subscription asks for and thereby its identity within a
 * connection (spec §3.5.1). {@link #ANY} stands for what an event does not say, and for whatever it
 * says where a subscription has it.
 *
 * @param kind what the wire calls {@code class}; always literal
 */
record NkTopic(String kind, String subclass, String type, String objId) {
  static final String ANY = "";

  /** How the wire writes {@link #ANY} where it cannot leave it out. */
  static final String STAR = "*";

  /** On the wire a field that is absent, empty or {@code *} means any (spec §3.5.2). */
  static String field(String written) {
    return written.equals(STAR) ? ANY : written;
  }

  static String written(String field) {
    return field.isEmpty() ? STAR : field;
  }

  /** A class that is no name matches no event (spec §3.5.2). */
  boolean isReal() {
    return !kind.isEmpty() && !kind.equals(STAR);
  }
}
