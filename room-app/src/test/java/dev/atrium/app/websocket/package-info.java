/** What a server sends on a WebSocket, read without a library that would forgive it something. */
@NullMarked
package dev.atrium.app.websocket;

import org.jspecify.annotations.NullMarked;
