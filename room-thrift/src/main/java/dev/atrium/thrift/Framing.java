package dev.atrium.thrift;

/** How messages are told apart in a stream. */
enum Framing {
  /** By their own contents. */
  UNFRAMED("unframed"),
  /** By a length of four bytes in front. */
  FRAMED("framed"),
  /** By a length and a header with a number and transforms of its own (THeader). */
  HEADER("header"),
  /** By the HTTP request that carries each. */
  HTTP("http");

  private final String label;

  Framing(String label) {
    this.label = label;
  }

  /** The name in metrics. */
  String label() {
    return label;
  }
}
