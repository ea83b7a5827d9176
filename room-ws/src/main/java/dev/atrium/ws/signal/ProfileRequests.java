package dev.atrium.ws.signal;

import dev.atrium.api.livekit.UpdateParticipantMetadata;
import dev.atrium.core.Limit;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomException;
import dev.atrium.core.Stays;
import java.util.Optional;

/** Clients that change what they tell the others of themselves. */
final class ProfileRequests {
  private final Stays stays;

  ProfileRequests(Stays stays) {
    this.stays = stays;
  }

  /** What is empty stays as it is, but for attributes: an empty value removes one. */
  void update(SignalConnection from, UpdateParticipantMetadata request) {
    ProfileChange change =
        new ProfileChange(
            given(request.getName()), given(request.getMetadata()), request.getAttributesMap());
    try {
      stays.update(from.stay(), change);
    } catch (RoomException e) {
      Answers.refused(from, request.getRequestId(), e.error(), text(e.error()));
      return;
    }
    Answers.granted(from, request.getRequestId());
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private static String text(RoomError error) {
    if (error instanceof PermissionDenied) {
      return "does not have permission to update own metadata";
    }
    return error instanceof LimitExceeded exceeded ? text(exceeded.limit()) : "";
  }

  private static String text(Limit limit) {
    return switch (limit) {
      case METADATA -> "metadata size exceeds limits";
      case ATTRIBUTES -> "attributes size exceeds limits";
      case PARTICIPANT_NAME -> "name length exceeds limits";
      case ROOM_NAME, PARTICIPANT_IDENTITY, TRACK, AUDIENCE, EXTRAS -> "length exceeds limits";
    };
  }
}
