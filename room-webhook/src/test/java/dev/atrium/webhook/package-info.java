/** Tests of webhooks over a real engine, a real store and real HTTP. */
@NullMarked
package dev.atrium.webhook;

import org.jspecify.annotations.NullMarked;
