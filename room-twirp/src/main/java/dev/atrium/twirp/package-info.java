/** Rooms over Twirp: protobuf or JSON bodies on HTTP. */
@NullMarked
package dev.atrium.twirp;

import org.jspecify.annotations.NullMarked;
