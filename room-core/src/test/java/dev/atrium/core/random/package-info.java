/** Long runs of random commands, and what must hold whatever was commanded. */
@NullMarked
package dev.atrium.core.random;

import org.jspecify.annotations.NullMarked;
