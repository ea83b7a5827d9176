/** What is said once, at the start: where everything listens, or why nothing does. */
@NullMarked
package dev.atrium.app.start;

import org.jspecify.annotations.NullMarked;
