package dev.atrium.core.engine;

import dev.atrium.core.Audience;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RoomEvent.AudienceChanged;
import dev.atrium.core.RoomEvent.ParticipantUpdated;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changing a participant: name, metadata, attributes, then permission, one event for each that
 * makes a difference (LiveKit spec §4.9).
 */
final class UpdateRules {
  private UpdateRules() {}

  static void update(Draft draft, ParticipantIdentity identity, ProfileChange change) {
    profile(draft, identity, new ProfileChange(change.name(), Optional.empty(), Map.of()));
    profile(draft, identity, new ProfileChange(Optional.empty(), change.metadata(), Map.of()));
    profile(
        draft,
        identity,
        new ProfileChange(Optional.empty(), Optional.empty(), change.attributes()));
  }

  /** Every bit is replaced; tracks that may no longer be published end. */
  static void update(Draft draft, ParticipantIdentity identity, Permission permission) {
    Participant participant = draft.participant(identity);
    if (participant.permission().equals(permission)) {
      return;
    }
    draft.add(
        new ParticipantUpdated(draft.ref(), draft.now(), participant.withPermission(permission)));
    Stream.concat(participant.tracks().stream(), participant.announced().stream())
        .filter(track -> !permission.admits(track.options().type(), track.options().source()))
        .forEach(track -> LeaveRules.unpublish(draft, draft.participant(identity), track));
  }

  static void update(Draft draft, ParticipantIdentity identity, Audience audience) {
    Participant participant = draft.participant(identity);
    if (!participant.audience().equals(audience)) {
      draft.add(new AudienceChanged(draft.ref(), draft.now(), participant.withAudience(audience)));
    }
  }

  private static void profile(Draft draft, ParticipantIdentity identity, ProfileChange change) {
    Participant participant = draft.participant(identity);
    ParticipantProfile changed = change.over(participant.profile());
    if (!changed.equals(participant.profile())) {
      draft.add(new ParticipantUpdated(draft.ref(), draft.now(), participant.withProfile(changed)));
    }
  }
}
