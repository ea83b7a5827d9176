package dev.atrium.ws.nkmedia;

/** A command that clients may send. */
record NkCommand(NkWords words, NkFields fields, Body body) {

  /** What it does; refuses by throwing. */
  @FunctionalInterface
  interface Body {
    NkReply perform(NkCall call);
  }
}
