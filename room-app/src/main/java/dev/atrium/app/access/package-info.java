/** Who is known: configured users and API keys. */
@NullMarked
package dev.atrium.app.access;

import org.jspecify.annotations.NullMarked;
