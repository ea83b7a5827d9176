package dev.atrium.core;

import dev.atrium.core.RoomError.LimitExceeded;
import java.util.Map;

/**
 * What may be asked for, on every wire, in bytes of UTF-8; 0 switches a limit off. Looking things
 * up has no limits.
 */
public record Limits(
    long maxRoomName,
    long maxMetadata,
    long maxAttributes,
    long maxParticipantIdentity,
    long maxParticipantName) {

  /** The limits of LiveKit ({@code limit.*}, LiveKit spec §7). */
  public static final Limits STANDARD = new Limits(256, 524_288, 65_536, 256, 256);

  /** Refuses the empty name as well: that is no name for a room. */
  public void check(RoomName name) {
    if (name.value().isEmpty()) {
      throw new RoomException(new RoomError.RoomNameMissing());
    }
    check(Limit.ROOM_NAME, name.value(), maxRoomName);
  }

  /** Refuses the empty identity as well. */
  public void check(ParticipantIdentity identity) {
    if (identity.value().isEmpty()) {
      throw new RoomException(new RoomError.IdentityMissing());
    }
    check(Limit.PARTICIPANT_IDENTITY, identity.value(), maxParticipantIdentity);
  }

  public void checkMetadata(String metadata) {
    check(Limit.METADATA, metadata, maxMetadata);
  }

  public void checkParticipantName(String name) {
    check(Limit.PARTICIPANT_NAME, name, maxParticipantName);
  }

  /** Counts keys and values of this map alone, whatever they are merged into (spec §4.1). */
  public void checkAttributes(Map<String, String> attributes) {
    if (maxAttributes <= 0) {
      return;
    }
    long size = 0;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      size += Utf8.length(attribute.getKey()) + Utf8.length(attribute.getValue());
    }
    if (size > maxAttributes) {
      throw new RoomException(new LimitExceeded(Limit.ATTRIBUTES, maxAttributes));
    }
  }

  private static void check(Limit limit, String text, long max) {
    if (max > 0 && Utf8.length(text) > max) {
      throw new RoomException(new LimitExceeded(limit, max));
    }
  }
}
