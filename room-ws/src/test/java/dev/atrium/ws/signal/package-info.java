/** Tests of LiveKit's client signalling. */
@NullMarked
package dev.atrium.ws.signal;

import org.jspecify.annotations.NullMarked;
