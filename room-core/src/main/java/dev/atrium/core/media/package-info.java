/** Media and data of legs, in the words that wires and engines share. */
@NullMarked
package dev.atrium.core.media;

import org.jspecify.annotations.NullMarked;
