/** Access tokens under test. */
@NullMarked
package dev.atrium.app.access;

import org.jspecify.annotations.NullMarked;
