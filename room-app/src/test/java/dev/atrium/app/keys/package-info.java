/** API keys under test. */
@NullMarked
package dev.atrium.app.keys;

import org.jspecify.annotations.NullMarked;
