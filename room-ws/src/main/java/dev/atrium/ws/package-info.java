/** What connections of both WebSocket wires share: time, sending, and what they run on. */
@NullMarked
package dev.atrium.ws;

import org.jspecify.annotations.NullMarked;
