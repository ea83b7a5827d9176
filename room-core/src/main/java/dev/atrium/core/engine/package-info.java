/**
 * The use cases and the rules they apply. A rule turns a state and a command into events or
 * refuses; the store commits the events with the state they make.
 */
@NullMarked
package dev.atrium.core.engine;

import org.jspecify.annotations.NullMarked;
