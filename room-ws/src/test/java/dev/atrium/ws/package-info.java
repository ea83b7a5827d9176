/** Tests of what both WebSocket wires share, and what their tests share. */
@NullMarked
package dev.atrium.ws;

import org.jspecify.annotations.NullMarked;
