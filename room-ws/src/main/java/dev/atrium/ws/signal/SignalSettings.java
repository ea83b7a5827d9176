package dev.atrium.ws.signal;

/** What an operator decides about this wire. */
record SignalSettings(SignalTimings timings, SignalLimits limits, SignalServer server) {}
