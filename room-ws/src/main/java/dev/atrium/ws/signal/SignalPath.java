package dev.atrium.ws.signal;

/** The two forms in which clients ask for a connection. */
enum SignalPath {
  V0,
  /** The newer one, which puts everything into a join request. */
  V1
}
