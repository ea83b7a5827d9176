package dev.atrium.webhook;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleEvents.joined;
import static dev.atrium.core.SampleEvents.lifeOfEverything;
import static dev.atrium.core.SampleEvents.started;
import static dev.atrium.core.SampleEvents.updated;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleRooms.LOBBY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.atrium.api.livekit.DisconnectReason;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.WebhookEvent;
import dev.atrium.core.EventId;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantActive;
import dev.atrium.core.RoomEvent.ParticipantJoined;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomSnapshot;
import dev.atrium.core.StoredEvent;
import dev.atrium.core.TestClock;
import dev.atrium.livekit.LivekitMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookWriterTest {
  private static final EventFilter USUAL = new EventFilter(Set.of(), Set.of(), Set.of());
  private static final EventFilter ALL =
      new EventFilter(
          Set.of(),
          Set.of(),
          Set.of(EventName.ROOM_METADATA_CHANGED, EventName.PARTICIPANT_UPDATED));

  private final WebhookWriter usual = new WebhookWriter(USUAL, false);
  private final Room lobby = Room.of(started(LOBBY, "RM_1"));

  @Test
  void aNewRoomIsShownWithoutWhatIsZero() {
    JsonNode json = json(usual, stored(started(LOBBY, "RM_1"), lobby));

    assertThat(json.propertyNames()).containsExactly("event", "room", "id", "createdAt");
    assertThat(json.path("event").asString()).isEqualTo("room_started");
    assertThat(json.path("id").asString()).matches("EV_[2-9A-HJ-NP-Za-km-z]{12}");
    assertThat(json.path("createdAt").asString())
        .isEqualTo(Long.toString(TestClock.START.getEpochSecond()));
    assertThat(json.path("room").propertyNames())
        .containsExactlyInAnyOrder(
            "sid",
            "name",
            "emptyTimeout",
            "departureTimeout",
            "creationTime",
            "creationTimeMs",
            "turnPassword",
            "enabledCodecs");
  }

  @Test
  void receiversAreToldOfThatAndInTheseWords() {
    assertThat(names(usual))
        .containsSubsequence(
            "room_started",
            "participant_joined",
            "track_published",
            "track_unpublished",
            "participant_connection_aborted",
            "room_finished")
        .doesNotContain("room_metadata_changed", "participant_updated");
  }

  @Test
  void theAdditionalEventsAreToldWhereTheyAreAskedFor() {
    assertThat(names(new WebhookWriter(ALL, false)))
        .contains("room_metadata_changed", "participant_updated")
        .containsAll(names(usual));
  }

  @Test
  void everyEventIsTheMessageThatItsJsonSays() throws InvalidProtocolBufferException {
    for (StoredEvent stored : life()) {
      Optional<Webhook> webhook = new WebhookWriter(ALL, true).write(stored);
      if (webhook.isPresent()) {
        WebhookEvent.Builder read = WebhookEvent.newBuilder();
        JsonFormat.parser().merge(new String(webhook.get().body(), UTF_8), read);

        assertThat(read.getId()).isEqualTo(EventSids.of(stored));
        assertThat(read.getRoom())
            .isEqualTo(LivekitMapper.room(stored.event().room(), stored.snapshot().orElseThrow()));
        assertThat(read.getCreatedAt()).isEqualTo(stored.event().at().getEpochSecond());
      }
    }
  }

  @Test
  void eventsOfTracksSayWhichRoomAndWhichParticipantAndNoMore() {
    JsonNode json = json(usual, first("track_published"));

    assertThat(json.path("room").propertyNames()).containsExactlyInAnyOrder("sid", "name");
    assertThat(json.path("participant").propertyNames())
        .containsExactlyInAnyOrder("sid", "identity");
    assertThat(json.at("/track/sid").asString()).isEqualTo("TR_VCcamera");
    assertThat(json.at("/track/source").asString()).isEqualTo("CAMERA");
  }

  @Test
  void eventsOfTracksShowTheWholeRoomWhereThatIsSet() {
    JsonNode json = json(new WebhookWriter(USUAL, true), first("track_published"));

    assertThat(json.at("/room/turnPassword").asString()).isEqualTo("password of RM_1");
    assertThat(json.at("/room/numParticipants").asInt()).isEqualTo(1);
  }

  @Test
  void whoWasActiveHasLeftAndWhoNeverWasIsAborted() throws InvalidProtocolBufferException {
    ParticipantJoined joined = joined(lobby, ALICE);
    Participant active =
        joined.participant().activeBy(joined.participant().legs().getFirst().raised());

    assertThat(left(joined.participant()).getEvent()).isEqualTo("participant_connection_aborted");
    assertThat(left(active).getEvent()).isEqualTo("participant_left");
    ParticipantInfo gone = left(active).getParticipant();
    assertThat(gone.getState()).isEqualTo(ParticipantInfo.State.DISCONNECTED);
    assertThat(gone.getDisconnectReason()).isEqualTo(DisconnectReason.PARTICIPANT_REMOVED);
    assertThat(gone.getIdentity()).isEqualTo("alice");
  }

  @Test
  void theRoomIsShownAsTheEventLeftIt() {
    ParticipantJoined joined = joined(lobby, ALICE);
    Participant alice = joined.participant();
    ParticipantActive active =
        new ParticipantActive(
            lobby.ref(), TestClock.START, alice.activeBy(alice.legs().getFirst().raised()));

    JsonNode json = json(usual, stored(active, lobby.apply(joined).apply(active)));

    assertThat(json.at("/room/numParticipants").asInt()).isEqualTo(1);
    assertThat(json.at("/participant/state").asString()).isEqualTo("ACTIVE");
  }

  @Test
  void theSameEventIsTheSameBytes() {
    StoredEvent stored = first("track_published");
    StoredEvent elsewhere =
        new StoredEvent(new EventId("4711"), stored.version(), stored.event(), stored.snapshot());

    assertThat(usual.write(elsewhere).orElseThrow().body())
        .isEqualTo(usual.write(stored).orElseThrow().body());
  }

  @Test
  void everyEventHasAnIdOfItsOwn() {
    Room other = Room.of(started(LOBBY, "RM_2"));

    assertThat(
            List.of(
                EventSids.of(stored(started(LOBBY, "RM_1"), lobby)),
                EventSids.of(stored(updated(lobby, "x"), lobby.apply(updated(lobby, "x")))),
                EventSids.of(stored(started(LOBBY, "RM_2"), other)),
                EventSids.of(stored(finished(other), other.apply(finished(other))))))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatAnEarlierReleaseStoredIsNotTold() {
    StoredEvent old =
        new StoredEvent(new EventId("1"), 1, started(LOBBY, "RM_1"), Optional.empty());

    assertThat(usual.tells(old)).isFalse();
    assertThat(usual.write(old)).isEmpty();
  }

  private WebhookEvent left(Participant participant) throws InvalidProtocolBufferException {
    ParticipantLeft event =
        new ParticipantLeft(lobby.ref(), TestClock.START, participant, LeaveReason.REMOVED);
    WebhookEvent.Builder read = WebhookEvent.newBuilder();
    byte[] body = usual.write(stored(event, lobby)).orElseThrow().body();
    JsonFormat.parser().merge(new String(body, UTF_8), read);
    return read.build();
  }

  private StoredEvent first(String name) {
    return life().stream()
        .filter(stored -> usual.write(stored).filter(w -> w.name().text().equals(name)).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(WebhookWriter writer) {
    return life().stream()
        .map(writer::write)
        .flatMap(Optional::stream)
        .map(webhook -> webhook.name().text())
        .toList();
  }

  private static List<StoredEvent> life() {
    List<StoredEvent> life = new ArrayList<>();
    List<RoomEvent> events = lifeOfEverything(LOBBY, "RM_1");
    Room room = Room.of((RoomStarted) events.getFirst());
    life.add(stored(events.getFirst(), room));
    for (RoomEvent event : events.subList(1, events.size())) {
      room = room.apply(event);
      life.add(stored(event, room));
    }
    return life;
  }

  private static StoredEvent stored(RoomEvent event, Room after) {
    return new StoredEvent(
        new EventId(Long.toString(after.version())),
        after.version(),
        event,
        Optional.of(RoomSnapshot.of(after)));
  }

  private static JsonNode json(WebhookWriter writer, StoredEvent stored) {
    return JsonMapper.shared().readTree(writer.write(stored).orElseThrow().body());
  }
}
