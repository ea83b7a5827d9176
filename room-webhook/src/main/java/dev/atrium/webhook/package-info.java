/**
 * Events of rooms, posted to webhook receivers as LiveKit posts them (LiveKit spec §5), but from
 * the stored events: whatever happens to a receiver or to this process, each event reaches it at
 * least once, or is kept as a dead letter.
 */
@NullMarked
package dev.atrium.webhook;

import org.jspecify.annotations.NullMarked;
