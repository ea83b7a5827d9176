package dev.atrium.core.engine;

import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RoomEvent.ParticipantUpdated;
import dev.atrium.core.Track;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Changing a participant: name, metadata, attributes, then permission, one event for each that
 * makes a difference (LiveKit spec §4.9).
 */
final class UpdateRules {
  private UpdateRules() {}

  static void update(Draft draft, ParticipantIdentity identity, ProfileChange change) {
    change
        .name()
        .ifPresent(
            name ->
                profile(
                    draft,
                    identity,
                    old -> new ParticipantProfile(name, old.metadata(), old.attributes())));
    change
        .metadata()
        .ifPresent(
            metadata ->
                profile(
                    draft,
                    identity,
                    old -> new ParticipantProfile(old.name(), metadata, old.attributes())));
    profile(
        draft,
        identity,
        old ->
            new ParticipantProfile(
                old.name(), old.metadata(), merged(old.attributes(), change.attributes())));
  }

  /** Every bit is replaced; tracks that may no longer be published end. */
  static void update(Draft draft, ParticipantIdentity identity, Permission permission) {
    Participant participant = draft.participant(identity);
    if (participant.permission().equals(permission)) {
      return;
    }
    draft.add(
        new ParticipantUpdated(draft.ref(), draft.now(), participant.withPermission(permission)));
    for (Track track : participant.tracks()) {
      if (!permission.admits(track.options().type(), track.options().source())) {
        LeaveRules.unpublish(draft, draft.participant(identity), track);
      }
    }
  }

  private static void profile(
      Draft draft, ParticipantIdentity identity, UnaryOperator<ParticipantProfile> change) {
    Participant participant = draft.participant(identity);
    ParticipantProfile changed = change.apply(participant.profile());
    if (!changed.equals(participant.profile())) {
      draft.add(new ParticipantUpdated(draft.ref(), draft.now(), participant.withProfile(changed)));
    }
  }

  private static Map<String, String> merged(Map<String, String> old, Map<String, String> changes) {
    Map<String, String> merged = new HashMap<>(old);
    changes.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            merged.remove(key);
          } else {
            merged.put(key, value);
          }
        });
    return merged;
  }
}
