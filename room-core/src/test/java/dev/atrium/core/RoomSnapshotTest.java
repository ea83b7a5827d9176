package dev.atrium.core;

import static dev.atrium.core.SampleEvents.joined;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomEvent.ParticipantUpdated;
import dev.atrium.core.RoomEvent.TrackPublished;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomSnapshotTest {
  private final Room empty = Room.of(started(LOBBY, "RM_1"));

  @Test
  void hasWhatTheRoomHas() {
    Room room = empty.apply(updated(empty, "news"));

    assertThat(RoomSnapshot.of(room))
        .isEqualTo(
            new RoomSnapshot(room.settings(), room.password(), TestClock.START, 0, 0, false));
  }

  @Test
  void countsThoseInsideByWhatTheyAreThereFor() {
    Room room = empty.apply(joined(empty, ALICE)).apply(joined(empty, BOB));
    room = room.apply(publishing(room, ALICE));

    RoomSnapshot before = RoomSnapshot.of(room);
    RoomSnapshot after = RoomSnapshot.of(room.apply(recording(room, BOB)));

    assertThat(before.participants()).isEqualTo(2);
    assertThat(before.publishers()).isEqualTo(1);
    assertThat(before.recorded()).isFalse();
    assertThat(after.participants()).isEqualTo(1);
    assertThat(after.recorded()).isTrue();
  }

  private static TrackPublished publishing(Room room, ParticipantIdentity identity) {
    Participant participant = room.participant(identity).orElseThrow();
    MediaSessionId leg = participant.legs().getFirst().id();
    Track track =
        new Track(
            new TrackSid("TR_1"),
            leg,
            SampleParticipants.CAMERA,
            false,
            "video/VP8",
            TestClock.START);
    return new TrackPublished(
        room.ref(), TestClock.START, participant.withTrack(track), track, true);
  }

  private static ParticipantUpdated recording(Room room, ParticipantIdentity identity) {
    Participant participant = room.participant(identity).orElseThrow();
    Permission recorder =
        new Permission(true, true, true, Set.of(), Set.of(Permission.Trait.RECORDER));
    return new ParticipantUpdated(
        room.ref(), TestClock.START, participant.withPermission(recorder));
  }
}
