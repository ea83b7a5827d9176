/** The Twirp wire under test, over a real engine. */
@NullMarked
package dev.atrium.twirp;

import org.jspecify.annotations.NullMarked;
