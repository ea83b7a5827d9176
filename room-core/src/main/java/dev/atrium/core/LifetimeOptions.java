package dev.atrium.core;

import java.time.Duration;
import java.util.Optional;

/** Which kind of {@link Lifetime} a creator asks for; empty leaves the choice to the defaults. */
public sealed interface LifetimeOptions {

  record Idle(Optional<Duration> emptyTimeout, Optional<Duration> departureTimeout)
      implements LifetimeOptions {
    public static final Idle UNSET = new Idle(Optional.empty(), Optional.empty());
  }

  record Activity(Optional<Duration> timeout) implements LifetimeOptions {}

  record Lease() implements LifetimeOptions {}
}
