/**
 * LiveKit's client signalling: who may connect, and what is said on the connection (LiveKit
 * signalling spec).
 */
@NullMarked
package dev.atrium.ws.signal;

import org.jspecify.annotations.NullMarked;
