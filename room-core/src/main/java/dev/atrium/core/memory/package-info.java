/** Adapters of the ports that need nothing but the JDK: for tests and for ephemeral deployments. */
@NullMarked
package dev.atrium.core.memory;

import org.jspecify.annotations.NullMarked;
