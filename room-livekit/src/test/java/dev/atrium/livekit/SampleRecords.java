package dev.atrium.livekit;

import dev.atrium.core.Audience;
import dev.atrium.core.MediaSessionId;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantDetails;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.ParticipantState;
import dev.atrium.core.Permission;
import dev.atrium.core.Presence;
import dev.atrium.core.Room;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.RoomPassword;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSid;
import dev.atrium.core.Track;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackOptions.VideoSize;
import dev.atrium.core.TrackSid;
import dev.atrium.core.TrackSource;
import dev.atrium.core.TrackType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of each record, for tests that change a component of it. */
final class SampleRecords {
  static final Instant CREATED = Instant.parse("2026-05-04T10:15:30.250Z");
  static final Room ROOM =
      Room.of(
          new RoomStarted(
              new RoomRef(new RoomName("lobby"), new RoomSid("RM_1")),
              CREATED,
              RoomDefaults.STANDARD.settings(RoomOptions.STANDARD),
              new RoomPassword("password")));
  static final TrackOptions OPTIONS =
      new TrackOptions(
          "client", TrackType.VIDEO, TrackSource.CAMERA, "name", new VideoSize(640, 480), Map.of());
  static final Track TRACK =
      new Track(new TrackSid("TR_1"), new MediaSessionId("leg"), OPTIONS, false, "", Instant.EPOCH);
  static final Participant PARTICIPANT =
      new Participant(
          new ParticipantIdentity("alice"),
          new ParticipantSid("PA_1"),
          ParticipantState.JOINING,
          ParticipantKind.STANDARD,
          CREATED,
          1,
          ParticipantProfile.EMPTY,
          Permission.STANDARD,
          false,
          List.of(),
          List.of(),
          List.of(),
          ParticipantDetails.NONE,
          Presence.STEADY,
          Audience.EVERYONE);

  private SampleRecords() {}
}
