/** Checks of the contracts against the tables and samples they were written from. */
@NullMarked
package dev.atrium.api;

import org.jspecify.annotations.NullMarked;
