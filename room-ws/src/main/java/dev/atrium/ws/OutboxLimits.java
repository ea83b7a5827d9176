package dev.atrium.ws;

/**
 * How much a connection may leave unsent.
 *
 * @param messages at which a client that reads nothing is cut off
 * @param size at which any client is cut off, in the unit of {@link Outbox.Queue#size}; a single
 *     message may be larger
 */
public record OutboxLimits(int messages, long size) {}
