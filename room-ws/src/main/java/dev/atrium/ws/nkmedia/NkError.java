package dev.atrium.ws.nkmedia;

/** A refusal or a reason as the wire says it: a number and a sentence for people. */
record NkError(int code, String text) {}
