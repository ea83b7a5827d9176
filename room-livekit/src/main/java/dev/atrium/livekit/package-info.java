/** LiveKit's words for rooms, said once: its messages, and its JSON of them. */
@NullMarked
package dev.atrium.livekit;

import org.jspecify.annotations.NullMarked;
