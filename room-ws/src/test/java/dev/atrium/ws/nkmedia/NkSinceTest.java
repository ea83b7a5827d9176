package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.nkmedia.TestPast.ROOMS;
import static dev.atrium.ws.nkmedia.TestPast.id;
import static dev.atrium.ws.nkmedia.TestPast.ids;
import static dev.atrium.ws.nkmedia.TestPast.metadata;
import static dev.atrium.ws.nkmedia.TestPast.say;
import static dev.atrium.ws.nkmedia.TestPast.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What {@code since} adds to subscriptions. */
class NkSinceTest {
  private final TestWire wire = TestWire.create();
  private final TestEngine engine = wire.engine();
  private final TestClient client = wire.login();

  @Test
  void aSubscriptionToThePresentIsToldWhatComesWithItsIds() {
    say(engine, "before");
    JsonNode answer = client.ok("core/event/subscribe", ROOMS.formatted(""));
    client.frames();

    say(engine, "one");
    say(engine, "two");

    List<JsonNode> events = client.events();
    assertThat(metadata(events)).containsExactly("one", "two");
    assertThat(ids(events)).doesNotHaveDuplicates().doesNotContain("", id(answer));
    assertThat(answer.has("resync")).isFalse();
  }

  @Test
  void nobodyElseNoticesAnything() {
    client.ok("core/event/subscribe", ROOMS.formatted(""));
    TestClient plain = wire.login();
    say(engine, "before");
    assertThat(
            plain.ok("core/event/subscribe", "{'class':'media','subclass':'room'}").isMissingNode())
        .isTrue();

    say(engine, "one");

    assertThat(plain.events())
        .containsExactly(
            TestClient.json(
                "{'class':'media','subclass':'room','type':'info','obj_id':'lobby',"
                    + "'body':{'info':'metadata','metadata':'one'}}"));
  }

  @Test
  void whoeverComesBackIsToldWhatWasMissedAndThenWhatHappens() {
    String present = subscribe(client, "");
    say(engine, "one");
    String last = id(client.events().getLast());
    client.leave();
    say(engine, "two");
    say(engine, "three");

    TestClient back = wire.login();
    JsonNode answer = back.ok("core/event/subscribe", ROOMS.formatted(last));
    say(engine, "four");

    assertThat(id(answer)).isEqualTo(last).isNotEqualTo(present);
    assertThat(metadata(back.events())).containsExactly("two", "three", "four");
  }

  @Test
  void whoeverWasToldNothingComesBackWithTheIdOfTheAnswer() {
    String present = subscribe(client, "");
    client.leave();
    say(engine, "one");

    TestClient back = wire.login();
    back.subscribe(ROOMS.formatted(present));

    assertThat(metadata(back.events())).containsExactly("one");
  }

  @Test
  void theResponsePrecedesThePast() {
    String present = subscribe(client, "");
    say(engine, "one");
    TestClient back = wire.login();

    back.subscribe(ROOMS.formatted(present));

    assertThat(back.frames())
        .extracting(frame -> frame.path("result").asString("event"))
        .containsExactly("ok", "event", "event");
  }

  @Test
  void aFrameInTheMiddleOfAnEventIsAPlaceToGoOn() {
    Stay alice = engine.stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    engine.stays().join(OWNER, listenerLeg(LOBBY, ALICE, "leg-2", "leg-9"));
    engine.stays().join(OWNER, listenerLeg(LOBBY, ALICE, "leg-3", "leg-9"));
    subscribe(client, "");
    engine.stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    List<JsonNode> events = client.events();
    assertThat(legs(events)).containsExactly("leg-1", "leg-2", "leg-3");

    for (int told = 1; told <= 3; told++) {
      TestClient back = wire.login();
      back.subscribe(ROOMS.formatted(id(events.get(told - 1))));

      assertThat(back.events()).isEqualTo(events.subList(told, 3));
    }
  }

  @Test
  void theRoomBeginsInThePastAsItDidThen() {
    TestClient witness = wire.login();
    witness.subscribe("{'class':'media','subclass':'room'}");
    String present = subscribe(client, "");
    engine.rooms().create(OWNER, leased(STUDIO));
    engine.stays().join(OWNER, publisherLeg(STUDIO, BOB, "leg-1"));
    engine.rooms().delete(OWNER, delete(STUDIO));

    TestClient back = wire.login();
    back.subscribe(ROOMS.formatted(present));

    assertThat(back.events()).hasSize(4).map(TestPast::withoutId).isEqualTo(witness.events());
  }

  @Test
  void onlyWhatIsStoredHasAPast() {
    assertThat(client.refusal("core/event/subscribe", "{'class':'news','since':''}"))
        .isEqualTo(NkErrors.syntax("since"));
    assertThat(client.refusal("core/event/subscribe", "{'class':'media','since':{}}"))
        .isEqualTo(NkErrors.syntax("since"));
    subscribe(client, "");

    client.ok("core/event/send", "{'class':'media','subclass':'room','type':'info'}");

    assertThat(client.events())
        .containsExactly(TestClient.json("{'class':'media','subclass':'room','type':'info'}"));
  }

  @Test
  void thePastIsForThoseWhoMayHearIt() {
    String present = subscribe(client, "");
    engine.rooms().create(OWNER, leased(STUDIO));
    say(engine, "one");
    TestClient guest = wire.login("guest");
    TestClient reader = wire.login("reader");

    guest.subscribe(ROOMS.formatted(present));
    reader.subscribe(ROOMS.formatted(present));

    assertThat(objects(guest.events())).containsExactly("lobby", "lobby");
    assertThat(objects(reader.events())).containsExactly("studio", "lobby", "lobby");
  }

  @Test
  void aPlainSubscriptionIsNotToldWhatHappenedBefore() {
    wire.login().subscribe("{'class':'media'}");
    wire.tasks().keep();
    say(engine, "before");
    client.send(
        TestClient.request("core/event/subscribe", "{'class':'media','subclass':'room'}", 7));

    say(engine, "after");
    wire.tasks().run();

    assertThat(metadata(client.events())).containsExactly("after");
  }

  private static List<String> objects(List<JsonNode> events) {
    return events.stream().map(event -> event.path("obj_id").asString()).toList();
  }

  private static List<String> legs(List<JsonNode> events) {
    return events.stream().map(event -> event.at("/body/session_id").asString()).toList();
  }
}
