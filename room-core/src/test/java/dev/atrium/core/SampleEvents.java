package dev.atrium.core;

import dev.atrium.core.RoomEvent.ParticipantJoined;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomEvent.StatusChanged;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Events as rules might have decided them, for those who only keep, carry or show events. */
public final class SampleEvents {
  /** Text that is easily spoilt on its way into a store or through a codec. */
  public static final String ODD_TEXT =
      "{\"quote\":\"\\\"\"} 'apostrophe' día \uD83C\uDF89 \u0000\u0001\n\t\u2028 end";

  static final long MAX_UINT32 = 0xFFFF_FFFFL;

  private SampleEvents() {}

  public static RoomStarted started(RoomName name, String sid) {
    return started(name, sid, settings(Lifetime.NEVER));
  }

  public static RoomStarted started(RoomName name, String sid, RoomSettings settings) {
    RoomRef ref = new RoomRef(name, new RoomSid(sid));
    return new RoomStarted(ref, TestClock.START, settings, new RoomPassword("password of " + sid));
  }

  public static RoomUpdated updated(Room room, String metadata) {
    return new RoomUpdated(room.ref(), TestClock.START, room.settings().withMetadata(metadata));
  }

  public static StatusChanged status(Room room, String item, String json) {
    return new StatusChanged(room.ref(), TestClock.START, new RoomStatus(Map.of(item, json)));
  }

  public static RoomFinished finished(Room room) {
    return new RoomFinished(room.ref(), TestClock.START, FinishReason.DELETED);
  }

  public static ParticipantJoined joined(Room room, ParticipantIdentity identity) {
    return new ParticipantJoined(room.ref(), TestClock.START, participant(identity));
  }

  /** An ordinary participant with a single leg. */
  public static Participant participant(ParticipantIdentity identity) {
    ParticipantSid sid = new ParticipantSid("PA_" + identity.value());
    MediaSession leg =
        new MediaSession(
            new MediaSessionId(sid.value()),
            TestEngine.NODE,
            MediaSession.Role.BOTH,
            Optional.empty(),
            false);
    return new Participant(
        identity,
        sid,
        ParticipantState.JOINED,
        ParticipantKind.STANDARD,
        TestClock.START,
        1,
        ParticipantProfile.EMPTY,
        Permission.STANDARD,
        false,
        List.of(leg),
        List.of(),
        List.of(),
        ParticipantDetails.NONE,
        Presence.STEADY,
        Audience.EVERYONE);
  }

  /** Plain settings with LiveKit's lifetime, the same timeout for both of its clocks. */
  public static RoomSettings settings(Duration timeout) {
    return settings(new Lifetime.Idle(timeout, timeout));
  }

  public static RoomSettings settings(Lifetime lifetime) {
    return new RoomSettings(lifetime, 0, "", RoomDefaults.STANDARD.media(), RoomExtras.NONE);
  }

  /** Settings in which every component holds something unusual. */
  public static RoomSettings richSettings(Lifetime lifetime) {
    MediaProfile media =
        new MediaOptions(
                Optional.of(RoomClass.MCU),
                Optional.of("nkmedia_fs"),
                Optional.of("pcma"),
                Optional.of("h264"),
                OptionalLong.of(MAX_UINT32))
            .orElse(RoomDefaults.STANDARD.media());
    RoomExtras extras =
        new RoomExtras(
            List.of(new RoomAgent("helper", ODD_TEXT, Map.of("k", ODD_TEXT, "", ""), "blue")),
            "CgZlZ3Jlc3M=",
            Map.of("tag", ODD_TEXT, "other", ""),
            "{\"owner\":\"día\"}",
            new PlayoutDelay(MAX_UINT32 - 1, MAX_UINT32),
            true);
    return new RoomSettings(lifetime, MAX_UINT32, ODD_TEXT, media, extras);
  }

  /**
   * A life in which every kind of event happens, from its start to its end; {@link
   * #lifeOfEverything} without its last event is a room that has everything.
   */
  public static List<RoomEvent> lifeOfEverything(RoomName name, String sid) {
    RoomSettings settings =
        richSettings(new Lifetime.Lease(Duration.ofHours(1), Duration.ofSeconds(20)));
    return SampleLife.after(started(name, sid, settings));
  }
}
