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
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.Seed;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code since} adds to subscriptions. */
class NkSinceTest {
  static final String ROOMS = "{'class':'media','subclass':'room','since':'%s'}";

  private final TestWire wire = TestWire.create();
  private final TestEngine engine = wire.engine();
  private final TestClient client = wire.login();

  @Test
  void aSubscriptionToThePresentIsToldWhatComesWithItsIds() {
    say("before");
    JsonNode answer = client.ok("core/event/subscribe", ROOMS.formatted(""));
    client.frames();

    say("one");
    say("two");

    List<JsonNode> events = client.events();
    assertThat(metadata(events)).containsExactly("one", "two");
    assertThat(ids(events)).doesNotHaveDuplicates().doesNotContain("", id(answer));
    assertThat(answer.has("resync")).isFalse();
  }

  @Test
  void nobodyElseNoticesAnything() {
    client.ok("core/event/subscribe", ROOMS.formatted(""));
    TestClient plain = wire.login();
    say("before");
    assertThat(
            plain.ok("core/event/subscribe", "{'class':'media','subclass':'room'}").isMissingNode())
        .isTrue();

    say("one");

    assertThat(plain.events())
        .containsExactly(
            TestClient.json(
                "{'class':'media','subclass':'room','type':'info','obj_id':'lobby',"
                    + "'body':{'info':'metadata','metadata':'one'}}"));
  }

  @Test
  void whoeverComesBackIsToldWhatWasMissedAndThenWhatHappens() {
    String present = subscribe("");
    say("one");
    String last = id(client.events().getLast());
    client.leave();
    say("two");
    say("three");

    TestClient back = wire.login();
    JsonNode answer = back.ok("core/event/subscribe", ROOMS.formatted(last));
    say("four");

    assertThat(id(answer)).isEqualTo(last).isNotEqualTo(present);
    assertThat(metadata(back.events())).containsExactly("two", "three", "four");
  }

  @Test
  void whoeverWasToldNothingComesBackWithTheIdOfTheAnswer() {
    String present = subscribe("");
    client.leave();
    say("one");

    TestClient back = wire.login();
    back.subscribe(ROOMS.formatted(present));

    assertThat(metadata(back.events())).containsExactly("one");
  }

  @Test
  void theResponsePrecedesThePast() {
    String present = subscribe("");
    say("one");
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
    subscribe("");
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
    String present = subscribe("");
    engine.rooms().create(OWNER, leased(STUDIO));
    engine.stays().join(OWNER, publisherLeg(STUDIO, BOB, "leg-1"));
    engine.rooms().delete(OWNER, delete(STUDIO));

    TestClient back = wire.login();
    back.subscribe(ROOMS.formatted(present));

    assertThat(back.events()).hasSize(4).map(NkSinceTest::withoutId).isEqualTo(witness.events());
  }

  @Test
  void overlappingSubscriptionsAreToldThePastOnce() {
    String present = subscribe("");
    say("one");
    say("two");
    TestClient back = wire.login();

    back.subscribe("{'class':'media','since':'" + present + "','body':{'tag':1}}");
    back.subscribe(ROOMS.formatted(present));
    back.subscribe("{'class':'media','obj_id':'lobby','since':'" + present + "'}");
    back.subscribe(ROOMS.formatted(present));
    say("three");

    assertThat(metadata(back.events())).containsExactly("one", "two", "three");
  }

  @Test
  void whatTheConnectionWasToldIsNotMissed() {
    String present = subscribe("");
    TestClient other = wire.login();
    say("one");
    other.subscribe("{'class':'media','type':'info'}");
    say("two");

    other.subscribe(ROOMS.formatted(present));
    say("three");

    List<JsonNode> events = other.events();
    assertThat(metadata(events)).containsExactly("two", "one", "three");
    assertThat(ids(events).getFirst()).isEmpty();
    assertThat(ids(events).subList(1, 3)).doesNotContain("");
  }

  @Test
  void subscriptionsThatBeginInDifferentPlacesAreEachToldTheirs() {
    say("zero");
    String early = subscribe("");
    engine.rooms().create(OWNER, leased(STUDIO));
    say("one");
    String late = id(client.events().getLast());
    say("two");
    TestClient back = wire.login();

    back.subscribe("{'class':'media','type':'info','since':'" + late + "'}");
    back.subscribe("{'class':'media','type':'created','since':'" + early + "'}");
    say("three");

    assertThat(back.events())
        .extracting(event -> event.path("type").asString())
        .containsExactly("info", "created", "info");
  }

  @Test
  void whatIsGoneIsAnsweredWithTheWishToLookAnew() {
    TestWire forgetful = forgetful(3);
    TestClient first = forgetful.login();
    String old = id(first.ok("core/event/subscribe", ROOMS.formatted("")));
    for (int i = 0; i < 4; i++) {
      say(forgetful.engine(), "old " + i);
    }
    TestClient back = forgetful.login();

    JsonNode answer = back.ok("core/event/subscribe", ROOMS.formatted(old));
    say(forgetful.engine(), "new");

    assertThat(answer.path("resync").asBoolean(false)).isTrue();
    List<JsonNode> events = back.events();
    assertThat(metadata(events)).containsExactly("new");
    TestClient again = forgetful.login();
    again.subscribe(ROOMS.formatted(id(answer)));
    assertThat(again.events()).isEqualTo(events);
  }

  @Test
  void anIdOfAnotherStoreIsGone() {
    TestWire other = TestWire.create();
    say(other.engine(), "elsewhere");
    TestClient stranger = other.login();
    String foreign = id(stranger.ok("core/event/subscribe", ROOMS.formatted("")));
    engine.rooms().create(OWNER, leased(STUDIO));
    say("here");
    say("and here");

    JsonNode answer = client.ok("core/event/subscribe", ROOMS.formatted(foreign));

    assertThat(answer.path("resync").asBoolean(false)).isTrue();
    assertThat(client.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", ".0.99", "0.0.0", "..", ".0.", "12345678.1.1", ".7.0.1"})
  void whatWasNeverAnIdIsGone(String since) {
    say("one");

    JsonNode answer = client.ok("core/event/subscribe", ROOMS.formatted(since));

    assertThat(answer.path("resync").asBoolean(false)).isTrue();
  }

  @Test
  void onlyWhatIsStoredHasAPast() {
    assertThat(client.refusal("core/event/subscribe", "{'class':'news','since':''}"))
        .isEqualTo(NkErrors.syntax("since"));
    assertThat(client.refusal("core/event/subscribe", "{'class':'media','since':{}}"))
        .isEqualTo(NkErrors.syntax("since"));
    subscribe("");

    client.ok("core/event/send", "{'class':'media','subclass':'room','type':'info'}");

    assertThat(client.events())
        .containsExactly(TestClient.json("{'class':'media','subclass':'room','type':'info'}"));
  }

  @Test
  void thePastIsForThoseWhoMayHearIt() {
    String present = subscribe("");
    engine.rooms().create(OWNER, leased(STUDIO));
    say("one");
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
    wire.keepTasks();
    say("before");
    client.send(
        TestClient.request("core/event/subscribe", "{'class':'media','subclass':'room'}", 7));

    say("after");
    wire.runTasks();

    assertThat(metadata(client.events())).containsExactly("after");
  }

  static TestWire forgetful(int keptEvents) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    MemoryRoomStore store = new MemoryRoomStore(bus, keptEvents);
    TestEngine engine = TestEngine.over(store, bus, TestEngine.POLICY, new Seed(3));
    return TestWire.over(engine);
  }

  private String subscribe(String since) {
    String id = id(client.ok("core/event/subscribe", ROOMS.formatted(since)));
    client.frames();
    return id;
  }

  private void say(String metadata) {
    say(engine, metadata);
  }

  static void say(TestEngine engine, String metadata) {
    if (!engine.hasRoom(LOBBY)) {
      engine.rooms().create(OWNER, leased(LOBBY));
    }
    engine.rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, metadata));
  }

  static String id(JsonNode data) {
    return data.path("event_id").asString("");
  }

  static List<String> ids(List<JsonNode> events) {
    return events.stream().map(NkSinceTest::id).toList();
  }

  private static List<String> objects(List<JsonNode> events) {
    return events.stream().map(event -> event.path("obj_id").asString()).toList();
  }

  private static List<String> legs(List<JsonNode> events) {
    return events.stream().map(event -> event.at("/body/session_id").asString()).toList();
  }

  static List<String> metadata(List<JsonNode> events) {
    return events.stream()
        .filter(event -> event.path("type").asString().equals("info"))
        .map(event -> event.at("/body/metadata").asString())
        .toList();
  }

  static JsonNode withoutId(JsonNode event) {
    return ((ObjectNode) event.deepCopy()).without("event_id");
  }
}
