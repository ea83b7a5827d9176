/** LiveKit's words under test, beside what protobuf itself makes of them. */
@NullMarked
package dev.atrium.livekit;

import org.jspecify.annotations.NullMarked;
