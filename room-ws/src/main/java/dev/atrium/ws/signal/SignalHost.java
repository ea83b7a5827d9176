package dev.atrium.ws.signal;

import dev.atrium.core.Stays;
import dev.atrium.ws.WsRuntime;
import java.util.Set;

/** What all connections share. */
record SignalHost(
    Stays stays,
    SignalRooms rooms,
    SignalWords words,
    Endings endings,
    SignalSettings settings,
    WsRuntime runtime,
    SignalMetrics metrics,
    Set<SignalConnection> connections) {

  Greetings greetings() {
    return words.greetings();
  }

  SignalTokens tokens() {
    return words.tokens();
  }

  SignalRequests requests() {
    return words.requests();
  }

  boolean isFull() {
    return connections.size() >= settings.limits().maxConnections();
  }

  void later(Runnable task) {
    runtime.executor().execute(task);
  }
}
