package dev.atrium.core.engine;

import dev.atrium.core.media.DataCodec;
import dev.atrium.core.port.DataEndpoint;
import dev.atrium.core.port.MediaBackend;
import java.util.concurrent.Executor;

/**
 * What the engine is given to carry media and data with.
 *
 * @param codec the form in which the clients at the other end of {@code data} speak
 * @param executor has the media follow what was committed: never in the committing thread, unless
 *     that is what a test wants
 */
public record MediaPorts(
    MediaBackend backend, DataEndpoint data, DataCodec codec, Executor executor) {}
