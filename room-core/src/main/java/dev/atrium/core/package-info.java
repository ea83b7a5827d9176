/**
 * Rooms and the participants in them: the one domain behind every wire, in plain Java. {@link
 * dev.atrium.core.Rooms} and {@link dev.atrium.core.Participants} are its only doors.
 */
@NullMarked
package dev.atrium.core;

import org.jspecify.annotations.NullMarked;
