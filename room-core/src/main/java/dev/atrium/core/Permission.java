package dev.atrium.core;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a participant may do in its room, and how it appears there.
 *
 * @param publishSources sources it may publish, in the order given; empty means every source
 */
public record Permission(
    boolean canSubscribe,
    boolean canPublish,
    boolean canPublishData,
    Set<TrackSource> publishSources,
    Set<Trait> traits) {

  /** What a token that says nothing grants. */
  public static final Permission STANDARD = new Permission(true, true, true, Set.of(), Set.of());

  public Permission {
    publishSources = Collections.unmodifiableSet(new LinkedHashSet<>(publishSources));
    traits = Set.copyOf(traits);
  }

  /** Whether a track of that source may be published under this permission. */
  public boolean admits(TrackType type, TrackSource source) {
    if (type == TrackType.DATA) {
      return canPublishData;
    }
    return canPublish && (publishSources.isEmpty() || publishSources.contains(source));
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** This permission and one more trait. */
  public Permission with(Trait trait) {
    EnumSet<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new Permission(canSubscribe, canPublish, canPublishData, publishSources, more);
  }

  /** Rarely granted abilities, and marks that decide how a participant counts and is shown. */
  public enum Trait {
    /** Not shown to other participants. */
    HIDDEN,
    /** Records the room: counts as no ordinary participant. */
    RECORDER,
    /** Serves the room: counts as no ordinary participant. */
    AGENT,
    UPDATES_OWN_METADATA,
    SUBSCRIBES_METRICS,
    MANAGES_AGENT_SESSION
  }
}
