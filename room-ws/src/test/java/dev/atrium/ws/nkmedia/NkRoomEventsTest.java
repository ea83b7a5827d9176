package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.leg;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.active;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.LegOptions;
import dev.atrium.core.MediaSession;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomStatus;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.core.Track;
import dev.atrium.core.UpdateRoomMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

class NkRoomEventsTest {
  private final TestWire wire = TestWire.create();
  private final TestEngine engine = wire.engine();
  private final TestClient client = wire.login();

  @Test
  void aRoomThatBeginsIsToldWithItsInfo() {
    subscribe();

    engine.rooms().create(OWNER, active(LOBBY, Duration.ofSeconds(60)));

    JsonNode created = client.events().getFirst();
    assertThat(created.path("obj_id").asString()).isEqualTo("lobby");
    assertThat(created.path("body"))
        .isEqualTo(client.ok("media/room/get_info", "{'room_id':'lobby'}"));
  }

  @Test
  void aRoomThatIsDeletedEndsAfterItsMembers() {
    engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    subscribe();

    engine.rooms().delete(OWNER, delete(LOBBY));

    assertThat(told())
        .containsExactly(
            "stopped_member "
                + "{'room_id':'lobby','role':'publisher','user_id':'alice','session_id':'leg-1'}",
            "destroyed {'code':100013,'reason':'API stop received'}");
  }

  @Test
  void aRoomThatExpiresEndsWithTimeout() {
    engine.rooms().create(OWNER, active(LOBBY, Duration.ofSeconds(5)));
    subscribe();

    engine.clock().advance(Duration.ofSeconds(5));
    engine.expiry().sweep();

    assertThat(told()).containsExactly("destroyed {'code':100005,'reason':'Timeout'}");
  }

  @Test
  void aRoomExpiresItsTimeoutAfterTheLastMemberLeft() {
    engine.rooms().create(OWNER, active(LOBBY, Duration.ofSeconds(5)));
    engine.clock().advance(Duration.ofSeconds(3));
    Stay alice = engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    subscribe();

    engine.clock().advance(Duration.ofSeconds(4));
    engine.expiry().sweep();
    assertThat(told()).isEmpty();

    engine.clock().advance(Duration.ofSeconds(1));
    engine.expiry().sweep();
    assertThat(told()).containsExactly("destroyed {'code':100005,'reason':'Timeout'}");
  }

  @Test
  void aRoomDoesNotExpireWhileSomebodyPublishes() {
    engine.rooms().create(OWNER, active(LOBBY, Duration.ofSeconds(5)));
    engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    subscribe();

    engine.clock().advance(Duration.ofSeconds(20));
    engine.expiry().sweep();

    assertThat(told()).isEmpty();
    assertThat(client.ok("media/room/get_info", "{'room_id':'lobby'}").path("members")).hasSize(1);
  }

  @Test
  void eachLegStartsAndStopsByItself() {
    engine.rooms().create(OWNER, leased(LOBBY));
    subscribe();

    engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    engine.stays().join(OWNER, listenerLeg(LOBBY, BOB, "leg-2", "leg-1"));
    Stay alice = engine.stays().join(OWNER, listenerLeg(LOBBY, ALICE, "leg-3", "leg-9"));
    engine.stays().stopLeg(alice.ref(), leg("leg-3"), LeaveReason.CLIENT_LEFT);

    assertThat(told())
        .containsExactly(
            "started_member "
                + "{'room_id':'lobby','role':'publisher','user_id':'alice','session_id':'leg-1'}",
            "started_member {'room_id':'lobby','role':'listener','user_id':'bob',"
                + "'peer_id':'leg-1','session_id':'leg-2'}",
            "started_member {'room_id':'lobby','role':'listener','user_id':'alice',"
                + "'peer_id':'leg-9','session_id':'leg-3'}",
            "stopped_member {'room_id':'lobby','role':'listener','user_id':'alice',"
                + "'peer_id':'leg-9','session_id':'leg-3'}");
  }

  @Test
  void aPublisherThatLeavesTakesItsListenersAlong() {
    Stay alice = engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    engine.stays().join(OWNER, listenerLeg(LOBBY, BOB, "leg-2", "leg-1"));
    subscribe();

    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);

    assertThat(client.events())
        .extracting(event -> event.path("body").path("session_id").asString())
        .containsExactly("leg-1", "leg-2");
  }

  @Test
  void aListenerThatTurnsToAnotherPublisherStartsAgain() {
    Stay bob = engine.stays().join(OWNER, listenerLeg(LOBBY, BOB, "leg-2", "leg-1"));
    subscribe();

    LegOptions other =
        new LegOptions(
            Optional.of(leg("leg-2")), MediaSession.Role.LISTENER, Optional.of(leg("leg-7")));
    engine.stays().switchLeg(bob.ref(), leg("leg-2"), other);

    assertThat(told())
        .containsExactly(
            "started_member {'room_id':'lobby','role':'listener','user_id':'bob',"
                + "'peer_id':'leg-7','session_id':'leg-2'}");
  }

  @Test
  void aLiveKitParticipantBecomesAPublisherWithItsFirstTrack() {
    engine.rooms().create(OWNER, leased(LOBBY));
    subscribe();

    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    engine.stays().activate(alice.ref(), onlyLeg(alice));
    engine.stays().publish(alice.ref(), onlyLeg(alice), CAMERA);
    engine.stays().publish(alice.ref(), onlyLeg(alice), MICROPHONE);

    assertThat(client.events())
        .extracting(event -> event.path("body").path("role").asString())
        .containsExactly("listener", "publisher");
  }

  @Test
  void aParticipantThatPublishesAgainKeepsItsRole() {
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    engine.stays().activate(alice.ref(), onlyLeg(alice));
    Track camera = engine.stays().publish(alice.ref(), onlyLeg(alice), CAMERA);
    subscribe();

    engine.stays().unpublish(alice.ref(), camera.sid());
    engine.stays().publish(alice.ref(), onlyLeg(alice), CAMERA);

    assertThat(told()).isEmpty();
  }

  @Test
  void changesOfTheRoomAreToldAsInfoAndStatus() {
    engine.rooms().create(OWNER, leased(LOBBY));
    subscribe();

    engine.rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "tea at five"));
    engine.rooms().updateStatus(OWNER, LOBBY, status("slow_link", "{\"bitrate\":1}"));
    engine.rooms().updateStatus(OWNER, LOBBY, status("slow_link", "false"));
    engine.rooms().renew(OWNER, LOBBY);

    assertThat(told())
        .containsExactly(
            "info {'info':'metadata','metadata':'tea at five'}",
            "status {'slow_link':{'bitrate':1}}",
            "status {'slow_link':false}");
  }

  @Test
  void whoeverWaitsForEventsIsCutOffWhenTooManyWaitToBeTold() {
    TestWire narrow =
        TestWire.with(
            new NkLimits(256, DataSize.ofMegabytes(8), 500, 100, DataSize.ofMegabytes(1), 3));
    TestClient listener = narrow.login();
    listener.subscribe("{'class':'media','type':'created'}");
    TestClient other = narrow.login();
    other.subscribe("{'class':'news'}");

    narrow.tasks().keep();
    for (int i = 0; i < 5; i++) {
      narrow.engine().rooms().create(OWNER, leased(new RoomName("room-" + i)));
    }
    narrow.tasks().run();

    assertThat(listener.closeCode()).isEqualTo(1013);
    assertThat(listener.events()).isEmpty();
    assertThat(other.isOpen()).isTrue();
    assertThat(narrow.meters().get("room.ws.slow.readers").counter().count()).isEqualTo(1);
  }

  @Test
  void whoeverReadsThePastMissesNothingByThat() {
    TestWire narrow =
        TestWire.with(
            new NkLimits(256, DataSize.ofMegabytes(8), 500, 100, DataSize.ofMegabytes(1), 1));
    String present = TestPast.subscribe(narrow.login(), "");
    TestPast.say(narrow.engine(), "one");
    TestClient back = narrow.login();

    narrow.tasks().keep();
    TestPast.say(narrow.engine(), "two");
    TestPast.say(narrow.engine(), "three");
    back.send(TestClient.request("core/event/subscribe", TestPast.ROOMS.formatted(present), 7));
    narrow.tasks().run();
    TestPast.say(narrow.engine(), "four");
    narrow.tasks().run();

    assertThat(TestPast.metadata(back.events())).containsExactly("one", "two", "three", "four");
    assertThat(narrow.meters().get("room.ws.slow.readers").counter().count()).isEqualTo(1);
  }

  @Test
  void whoeverComesAfterThatIsToldWhatComesAfterThat() {
    TestWire narrow =
        TestWire.with(
            new NkLimits(256, DataSize.ofMegabytes(8), 500, 100, DataSize.ofMegabytes(1), 1));
    narrow.login().subscribe("{'class':'media'}");
    narrow.tasks().keep();
    narrow.engine().rooms().create(OWNER, leased(new RoomName("room-1")));
    narrow.engine().rooms().create(OWNER, leased(new RoomName("room-2")));
    narrow.tasks().run();

    TestClient late = narrow.login();
    late.subscribe("{'class':'media','type':'created'}");
    narrow.engine().rooms().create(OWNER, leased(LOBBY));
    narrow.tasks().run();

    assertThat(late.events())
        .extracting(event -> event.path("obj_id").asString())
        .containsExactly("lobby");
  }

  @Test
  void nobodyIsToldWhoDidNotAsk() {
    client.subscribe("{'class':'media','subclass':'session'}");
    client.subscribe("{'class':'media','subclass':'room','obj_id':'studio'}");
    client.subscribe("{'class':'media','type':'destroyed'}");

    engine.rooms().create(OWNER, leased(LOBBY));
    engine.rooms().delete(OWNER, delete(LOBBY));

    assertThat(client.events())
        .extracting(event -> event.path("type").asString())
        .containsExactly("destroyed");
  }

  @Test
  void nothingIsToldOnceTheWireIsClosed() {
    subscribe();

    wire.handler().close();
    engine.rooms().create(OWNER, leased(LOBBY));

    assertThat(client.events()).isEmpty();
  }

  private void subscribe() {
    client.subscribe("{'class':'media','subclass':'room'}");
    client.frames();
  }

  /** Type and body of each event, as text with single quotes. */
  private List<String> told() {
    return client.events().stream()
        .map(
            event ->
                event.path("type").asString()
                    + " "
                    + NkJson.write(event.path("body")).replace('"', '\''))
        .toList();
  }

  private static RoomStatus status(String item, String json) {
    return new RoomStatus(Map.of(item, json));
  }
}
