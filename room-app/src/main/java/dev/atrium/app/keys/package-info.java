/** API keys: how they are written down, and which are good now. */
@NullMarked
package dev.atrium.app.keys;

import org.jspecify.annotations.NullMarked;
