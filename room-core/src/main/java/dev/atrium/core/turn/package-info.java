/** TURN credentials: by a secret that is shared with the TURN server, or for users it looks up. */
@NullMarked
package dev.atrium.core.turn;

import org.jspecify.annotations.NullMarked;
