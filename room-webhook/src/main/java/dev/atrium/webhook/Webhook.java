package dev.atrium.webhook;

/**
 * What a receiver is sent.
 *
 * @param body JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the client, never compared
record Webhook(EventName name, byte[] body) {}
