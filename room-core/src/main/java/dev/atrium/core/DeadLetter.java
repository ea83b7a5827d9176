package dev.atrium.core;

import java.time.Instant;

/**
 * An event that a durable subscriber could not be told of, and will not be unless somebody asks for
 * it.
 *
 * @param subject what happened, in the subscriber's words
 * @param at when it happened
 * @param buriedAt when the last attempt failed
 * @param attempts how many failed
 * @param reason why the last one failed; no secret in it
 */
public record DeadLetter(
    EventId event,
    RoomRef room,
    String subject,
    Instant at,
    Instant buriedAt,
    long attempts,
    String reason) {}
