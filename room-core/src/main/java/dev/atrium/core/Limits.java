package dev.atrium.core;

import dev.atrium.core.RoomError.LimitExceeded;
import java.util.Map;

/**
 * What may be asked for, on every wire, in bytes of UTF-8; 0 switches a limit off. Looking things
 * up has no limits; what a publisher says of its tracks always has them.
 */
public record Limits(
    long maxRoomName,
    long maxMetadata,
    long maxAttributes,
    long maxParticipantIdentity,
    long maxParticipantName) {

  /** The limits of LiveKit ({@code limit.*}, LiveKit spec §7). */
  public static final Limits STANDARD = new Limits(256, 524_288, 65_536, 256, 256);

  private static final long MAX_TRACK = 1_024;
  private static final long MAX_AUDIENCE = 262_144; // some thousands of participants
  private static final long ENTRY = 16; // what an entry of a list takes, however little it says

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
    if (maxAttributes > 0) {
      check(Limit.ATTRIBUTES, size(attributes), maxAttributes);
    }
  }

  /** What a publisher says of a track: it is written with each change of the participant. */
  public void check(TrackOptions track) {
    check(Limit.TRACK, Utf8.length(track.name()), MAX_TRACK);
    check(Limit.TRACK, Utf8.length(track.clientId()), MAX_TRACK);
    checkAttributes(track.attributes());
  }

  /** Counts something for each entry too: that is written with each change as well. */
  public void check(Audience audience) {
    long size = 0;
    for (Audience.Admission one : audience.admissions()) {
      size += ENTRY;
      size += one.identity().map(identity -> Utf8.length(identity.value())).orElse(0L);
      size += one.sid().map(sid -> Utf8.length(sid.value())).orElse(0L);
      for (TrackSid track : one.tracks()) {
        size += ENTRY + Utf8.length(track.value());
      }
    }
    check(Limit.AUDIENCE, size, MAX_AUDIENCE);
  }

  /** All tags, and all agents but for their metadata, have the limit of metadata together. */
  public void check(RoomExtras extras) {
    long agents = 0;
    for (RoomAgent agent : extras.agents()) {
      checkMetadata(agent.metadata());
      checkAttributes(agent.attributes());
      agents += ENTRY + Utf8.length(agent.agentName()) + Utf8.length(agent.deployment());
      agents += size(agent.attributes());
    }
    if (maxMetadata > 0) {
      check(Limit.EXTRAS, agents, maxMetadata);
      check(Limit.EXTRAS, size(extras.tags()), maxMetadata);
    }
  }

  private static long size(Map<String, String> texts) {
    long size = 0;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      size += Utf8.length(text.getKey()) + Utf8.length(text.getValue());
    }
    return size;
  }

  private static void check(Limit limit, String text, long max) {
    if (max > 0) {
      check(limit, Utf8.length(text), max);
    }
  }

  private static void check(Limit limit, long size, long max) {
    if (size > max) {
      throw new RoomException(new LimitExceeded(limit, max));
    }
  }
}
