/**
 * Rooms in one SQLite file.
 *
 * <p>{@code rooms} has the rooms, small enough to be written with every event: their settings are
 * in the event that carried them last; {@code participants} those inside, in the order in which
 * they joined. A room's number in these two is the position of the event that began it. {@code
 * events} has everything that led there, at positions without a gap, until it is too old, and
 * beside each event the room as it left it; {@code forgotten_events} says where it begins, {@code
 * earlier_settings} has what rooms and events refer to of those that are gone. {@code subscribers},
 * {@code subscriber_rooms} and {@code dead_letters} say how far each durable subscriber has come in
 * them. Settings, status, participants, events and dead letters are JSON (see {@link
 * dev.atrium.store.sqlite.StoredForm}); a commit writes its rows in one transaction.
 */
@NullMarked
package dev.atrium.store.sqlite;

import org.jspecify.annotations.NullMarked;
