package dev.atrium.webhook;

import java.util.Set;

/**
 * Which events are sent.
 *
 * @param included if any, only these
 * @param excluded heeded only while none are included by name
 * @param additional besides: those that are sent only where they are asked for
 */
record EventFilter(Set<EventName> included, Set<EventName> excluded, Set<EventName> additional) {

  EventFilter {
    included = Set.copyOf(included);
    excluded = Set.copyOf(excluded);
    additional = Set.copyOf(additional);
  }

  boolean sends(EventName name) {
    if (included.contains(name) || additional.contains(name)) {
      return true;
    }
    return included.isEmpty() && !name.isAdditional() && !excluded.contains(name);
  }
}
