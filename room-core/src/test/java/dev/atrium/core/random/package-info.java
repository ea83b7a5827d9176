/**
 * Long runs of random commands and what must hold whatever was commanded; random damage to
 * messages.
 */
@NullMarked
package dev.atrium.core.random;

import org.jspecify.annotations.NullMarked;
