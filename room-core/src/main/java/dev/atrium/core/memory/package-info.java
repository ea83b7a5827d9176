/**
 * Adapters of the ports that need nothing but the JDK: a store for tests and for ephemeral
 * deployments, and what every store of a single process is built with.
 */
@NullMarked
package dev.atrium.core.memory;

import org.jspecify.annotations.NullMarked;
