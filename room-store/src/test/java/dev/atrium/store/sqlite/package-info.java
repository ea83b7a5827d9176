/** What the SQLite store promises, alone and beside the one in memory. */
@NullMarked
package dev.atrium.store.sqlite;

import org.jspecify.annotations.NullMarked;
