/** Tests of what is said at the start. */
@NullMarked
package dev.atrium.app.start;

import org.jspecify.annotations.NullMarked;
