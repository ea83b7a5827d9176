/**
 * What operators look at: health of each wire, metrics, the operations port, words at the start.
 */
@NullMarked
package dev.atrium.app.operations;

import org.jspecify.annotations.NullMarked;
