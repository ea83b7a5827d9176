/**
 * What every wire must keep to, as tests that a wire's own test takes over by implementing them.
 */
@NullMarked
package dev.atrium.core.scenario;

import org.jspecify.annotations.NullMarked;
