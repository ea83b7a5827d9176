/** The assembled application, seen through clients of every wire. */
@NullMarked
package dev.atrium.app.scenario;

import org.jspecify.annotations.NullMarked;
