package dev.atrium.app.config;

import dev.atrium.core.port.RoomStore;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The store that was chosen.
 *
 * @param failure why it cannot write at the moment; empty while it can
 */
record OpenedStore(RoomStore rooms, Supplier<Optional<Throwable>> failure) {}
