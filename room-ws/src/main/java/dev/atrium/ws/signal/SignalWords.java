package dev.atrium.ws.signal;

/** What is said on connections: first, in between, and in answer. */
record SignalWords(Greetings greetings, SignalTokens tokens, SignalRequests requests) {}
