/** The front of the public port under test. */
@NullMarked
package dev.atrium.app.http;

import org.jspecify.annotations.NullMarked;
