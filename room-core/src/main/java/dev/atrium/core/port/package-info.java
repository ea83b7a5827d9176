/** What the engine needs from outside: where rooms are kept, who is told, who carries media. */
@NullMarked
package dev.atrium.core.port;

import org.jspecify.annotations.NullMarked;
