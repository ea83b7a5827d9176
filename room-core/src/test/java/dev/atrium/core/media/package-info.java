/** Media and data of legs, by an engine that carries none. */
@NullMarked
package dev.atrium.core.media;

import org.jspecify.annotations.NullMarked;
