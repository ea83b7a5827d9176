package dev.atrium.ws.nkmedia;

import dev.atrium.ws.WsRuntime;

/** What all connections share. */
record NkHost(
    NkDispatcher dispatcher,
    NkTopics topics,
    NkFeed feed,
    NkSessions sessions,
    NkSettings settings,
    WsRuntime runtime,
    NkMetrics metrics) {

  NkTimings timings() {
    return settings.timings();
  }

  NkLimits limits() {
    return settings.limits();
  }
}
