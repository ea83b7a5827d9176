/** Settings, and the wiring that makes ports and engine out of them. */
@NullMarked
package dev.atrium.app.config;

import org.jspecify.annotations.NullMarked;
