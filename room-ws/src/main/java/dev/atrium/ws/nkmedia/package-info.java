/**
 * Rooms over nkMEDIA's External API: JSON messages on a WebSocket, target profile B of its spec.
 */
@NullMarked
package dev.atrium.ws.nkmedia;

import org.jspecify.annotations.NullMarked;
