/** Rooms in one SQLite file. */
@NullMarked
package dev.atrium.store.sqlite;

import org.jspecify.annotations.NullMarked;
