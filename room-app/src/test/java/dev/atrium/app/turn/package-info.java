/** What it takes to ask a real TURN server for a relay, and to run one. */
@NullMarked
package dev.atrium.app.turn;

import org.jspecify.annotations.NullMarked;
