/** The assembled application against messages that are wrong, on every wire. */
@NullMarked
package dev.atrium.app.fuzz;

import org.jspecify.annotations.NullMarked;
