/** Who asks, and what they may: callers, their grants, and the tokens that carry them. */
@NullMarked
package dev.atrium.core.access;

import org.jspecify.annotations.NullMarked;
