/**
 * Rooms in one SQLite file.
 *
 * <p>{@code rooms} has what hardly changes in a room: its names, its password, its settings; {@code
 * room_states} what nearly every event changes: version, times, status; {@code participants} those
 * inside, in the order in which they joined. A room's number in these three is the position of the
 * event that began it. {@code events} has everything that led there, at positions without a gap,
 * until it is too old, and beside each event the room as it left it; {@code earlier_settings} has
 * what they refer to of those that are gone. {@code subscribers}, {@code subscriber_rooms} and
 * {@code dead_letters} say how far each durable subscriber has come in them. Settings, status,
 * participants, events and dead letters are JSON (see {@link dev.atrium.store.sqlite.StoredForm});
 * a commit writes its rows in one transaction.
 */
@NullMarked
package dev.atrium.store.sqlite;

import org.jspecify.annotations.NullMarked;
