/** The program: every wire and store, assembled into one process. */
@NullMarked
package dev.atrium.app;

import org.jspecify.annotations.NullMarked;
