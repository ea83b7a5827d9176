package dev.atrium.ws.nkmedia;

/** What all connections share. */
record NkHost(
    NkDispatcher dispatcher,
    NkTopics topics,
    NkSessions sessions,
    NkSettings settings,
    NkRuntime runtime,
    NkMetrics metrics) {

  NkTimings timings() {
    return settings.timings();
  }

  NkLimits limits() {
    return settings.limits();
  }
}
