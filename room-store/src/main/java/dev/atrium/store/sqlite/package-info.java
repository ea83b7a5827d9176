/**
 * Rooms in one SQLite file.
 *
 * <p>{@code rooms} has what hardly changes in a room: its names, its password, its settings; {@code
 * room_states} what nearly every event changes: version, times, status; {@code participants} those
 * inside, in the order in which they joined. {@code events} has everything that led there, at
 * positions without a gap, until it is too old. A room's number in the first three is the position
 * of the event that began it. Settings, status, participants and events are JSON (see {@link
 * dev.atrium.store.sqlite.StoredForm}); a commit writes its rows in all four in one transaction.
 */
@NullMarked
package dev.atrium.store.sqlite;

import org.jspecify.annotations.NullMarked;
