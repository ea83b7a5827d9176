package dev.atrium.webhook;

import dev.atrium.core.Subscribers;
import java.time.InstantSource;

/**
 * What every outbox works with.
 *
 * @param parallel how many rooms of one outbox are told of at the same time
 */
record Means(
    Subscribers subscribers,
    WebhookWriter writer,
    LossRules rules,
    Alarm alarm,
    InstantSource clock,
    int parallel) {}
