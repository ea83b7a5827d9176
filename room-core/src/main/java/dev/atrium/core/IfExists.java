package dev.atrium.core;

/** What a creator wants when the name is taken; all that the wires differ in when they create. */
public enum IfExists {
  /** The room that is there, as it is. */
  RETURN,
  /** A refusal. */
  REJECT
}
