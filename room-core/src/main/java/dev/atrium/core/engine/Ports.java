package dev.atrium.core.engine;

import dev.atrium.core.port.EventBus;
import dev.atrium.core.port.RoomStore;
import dev.atrium.core.port.TurnServer;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What the engine is given from outside.
 *
 * @param random draws identifiers and secrets: a secure one, safe for several threads, wherever
 *     somebody could guess
 */
public record Ports(
    RoomStore store,
    EventBus bus,
    MediaPorts media,
    TurnServer turn,
    InstantSource clock,
    RandomGenerator random) {}
