package dev.atrium.ws.nkmedia;

/** What an operator decides about this wire. */
record NkSettings(NkTimings timings, NkLoginRules logins, NkLimits limits) {}
