/** Programs of this machine that integration tests start, if they are there. */
@NullMarked
package dev.atrium.core.program;

import org.jspecify.annotations.NullMarked;
