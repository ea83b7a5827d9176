package dev.atrium.livekit;

import static dev.atrium.livekit.Changes.assertMappedOrDropped;
import static dev.atrium.livekit.Changes.with;
import static dev.atrium.livekit.SampleRecords.CREATED;
import static dev.atrium.livekit.SampleRecords.PARTICIPANT;
import static dev.atrium.livekit.SampleRecords.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Codec;
import dev.atrium.core.Lifetime;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomPassword;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.RoomSid;
import dev.atrium.core.RoomTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rooms as LiveKit's clients see them. */
class LivekitMapperRoomTest {

  @Test
  void everyComponentOfARoomIsMappedOrDropped() {
    Map<String, Object> mapped =
        Map.of(
            "ref",
            new RoomRef(new RoomName("lobby"), new RoomSid("RM_2")),
            "times",
            new RoomTimes(CREATED.plusMillis(1), CREATED, Instant.EPOCH, false),
            "settings",
            ROOM.settings().withMetadata("changed"),
            "password",
            new RoomPassword("changed"),
            "participants",
            inside(PARTICIPANT));

    assertMappedOrDropped(ROOM, mapped, Set.of("version", "status"), LivekitMapper::room);
  }

  @Test
  void everyComponentOfARoomsSettingsIsMappedOrDropped() {
    Map<String, Object> mapped =
        Map.of(
            "lifetime",
            new Lifetime.Idle(Duration.ofSeconds(300), Duration.ofSeconds(21)),
            "maxParticipants",
            7L,
            "metadata",
            "changed",
            "media",
            with(
                ROOM.settings().media(), "enabledCodecs", List.of(new Codec("audio/opus", "a=b"))));

    assertMappedOrDropped(
        ROOM.settings(),
        mapped,
        Set.of("extras"),
        settings -> LivekitMapper.room(with(ROOM, "settings", settings)));
  }

  @Test
  void aRoomsTimesAreTheSameInstantInBothUnits() {
    dev.atrium.api.livekit.Room room = LivekitMapper.room(ROOM);

    assertThat(room.getCreationTime()).isEqualTo(CREATED.getEpochSecond());
    assertThat(room.getCreationTimeMs()).isEqualTo(CREATED.toEpochMilli());
  }

  @Test
  void timeoutsOfOtherLifetimesAreShownInSeconds() {
    RoomSettings leased =
        with(
            ROOM.settings(),
            "lifetime",
            new Lifetime.Lease(Duration.ofHours(1), Duration.ofSeconds(20)));
    RoomSettings endless =
        with(ROOM.settings(), "lifetime", new Lifetime.Activity(Duration.ofDays(99_999), true));

    assertThat(LivekitMapper.room(with(ROOM, "settings", leased)).getEmptyTimeout())
        .isEqualTo(3_600);
    assertThat(LivekitMapper.room(with(ROOM, "settings", endless)).getEmptyTimeout())
        .as("the largest uint32")
        .isEqualTo(-1);
  }

  @Test
  void agentsAndRecordersAreNotCounted() {
    Participant publisher = with(PARTICIPANT, "publisher", true);
    Participant agent =
        with(
            with(PARTICIPANT, "kind", ParticipantKind.AGENT),
            "identity",
            new ParticipantIdentity("agent"));
    Participant recorder =
        with(
            with(PARTICIPANT, "kind", ParticipantKind.EGRESS),
            "identity",
            new ParticipantIdentity("recorder"));
    Room room = with(ROOM, "participants", inside(publisher, agent, recorder));

    dev.atrium.api.livekit.Room message = LivekitMapper.room(room);

    assertThat(message.getNumParticipants()).isEqualTo(1);
    assertThat(message.getNumPublishers()).isEqualTo(1);
    assertThat(message.getActiveRecording()).isTrue();
  }

  private static SequencedMap<ParticipantIdentity, Participant> inside(
      Participant... participants) {
    SequencedMap<ParticipantIdentity, Participant> inside = new LinkedHashMap<>();
    Arrays.stream(participants)
        .forEach(participant -> inside.put(participant.identity(), participant));
    return inside;
  }
}
