package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

class NkEventCommandsTest {
  private final TestWire wire = TestWire.create();
  private final TestClient client = wire.connect();
  private final String id = client.logIn(TestWire.ADMIN);

  @Test
  void anEventIsARequestWithExactlyItsFields() {
    client.subscribe("{'class':'news'}");
    client.frames();

    send("{'class':'news','subclass':'s','type':'t','obj_id':'o','body':{'k':[1,null]}}");

    assertThat(client.frames().getLast())
        .isEqualTo(
            TestClient.json(
                "{'class':'core','cmd':'event','tid':2,'data':{'class':'news','subclass':'s',"
                    + "'type':'t','obj_id':'o','body':{'k':[1,null]}}}"));
  }

  @Test
  void whatAnEventDoesNotSayIsLeftOut() {
    client.subscribe("{'class':'news'}");

    send("{'class':'news','subclass':'*','type':'','obj_id':'*','body':{}}");

    assertThat(client.events()).containsExactly(TestClient.json("{'class':'news'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x'", "5", "[1,2]", "null"})
  void bodiesThatAreNoObjectsAreLeftOut(String body) {
    client.subscribe("{'class':'news','body':{'tag':'ui'}}");
    client.subscribe("{'class':'olds'}");

    send("{'class':'news','body':" + body + "}");
    send("{'class':'olds','body':" + body + "}");

    assertThat(client.events())
        .containsExactly(
            TestClient.json("{'class':'news','body':{'tag':'ui'}}"),
            TestClient.json("{'class':'olds'}"));
  }

  @Test
  void theBodyIsLaidOverThatOfEachSubscription() {
    TestClient other = wire.login();
    client.subscribe("{'class':'news','body':{'a':1,'b':1,'deep':{'x':1}}}");
    other.subscribe("{'class':'news','body':{'tag':2}}");

    send("{'class':'news','body':{'b':2,'deep':{'y':2}}}");

    assertThat(client.events())
        .containsExactly(TestClient.json("{'class':'news','body':{'a':1,'b':2,'deep':{'y':2}}}"));
    assertThat(other.events())
        .containsExactly(TestClient.json("{'class':'news','body':{'tag':2,'b':2,'deep':{'y':2}}}"));
  }

  @Test
  void overlappingSubscriptionsGiveOneEvent() {
    client.subscribe("{'class':'news'}");
    client.subscribe("{'class':'news','subclass':'s'}");
    client.subscribe("{'class':'news','type':'t'}");
    client.subscribe("{'class':'news','subclass':'s','type':'t','obj_id':'o'}");

    send("{'class':'news','subclass':'s','type':'t','obj_id':'o'}");

    assertThat(client.events()).hasSize(1);
  }

  @Test
  void subscribingAgainReplacesTheBodyAndIsUndoneAtOnce() {
    client.subscribe("{'class':'news','subclass':'s','body':{'x':1}}");
    client.subscribe("{'class':'news','subclass':'s','type':'*','obj_id':'','body':{'y':2}}");

    send("{'class':'news','subclass':'s'}");
    assertThat(client.events())
        .extracting(event -> event.path("body"))
        .containsExactly(TestClient.json("{'y':2}"));

    client.ok("core/event/unsubscribe", "{'class':'news','subclass':'s'}");
    send("{'class':'news','subclass':'s'}");
    assertThat(client.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'class':'news'}",
        "{'class':'news','subclass':'s','type':'t'}",
        "{'class':'news','subclass':'x'}",
        "{'class':'other','subclass':'s'}"
      })
  void unsubscribingFromSomethingElseChangesNothing(String data) {
    client.subscribe("{'class':'news','subclass':'s'}");

    client.ok("core/event/unsubscribe", data);

    send("{'class':'news','subclass':'s','type':'t'}");
    assertThat(client.events()).hasSize(1);
  }

  @Test
  void theAutomaticSubscriptionsStay() {
    client.subscribe("{'class':'core','subclass':'user_event','obj_id':'admin','body':{'x':1}}");
    client.ok(
        "core/event/unsubscribe", "{'class':'core','subclass':'user_event','obj_id':'admin'}");
    client.ok(
        "core/event/unsubscribe",
        "{'class':'core','subclass':'session_event','obj_id':'" + id + "'}");

    client.ok("core/user/send_event", "{'user':'admin','body':{'n':1}}");
    client.ok("core/session/send_event", "{'session_id':'" + id + "','body':{'n':2}}");

    assertThat(client.events())
        .extracting(event -> event.path("body"))
        .containsExactly(TestClient.json("{'n':1}"), TestClient.json("{'n':2}"));
  }

  @Test
  void subscriptionsAreListedNewestFirstAfterAnAck() {
    client.subscribe("{'class':'one','subclass':'s','body':{'k':1}}");
    client.subscribe("{'class':'two','type':'t','obj_id':'o'}");
    client.frames();

    client.send(TestClient.request("core/event/get_subscriptions", "{}", 9));

    assertThat(client.frames())
        .containsExactly(
            TestClient.json("{'ack':9}"),
            TestClient.json(
                """
                {'result':'ok','data':[
                 {'class':'two','subclass':'*','type':'t','obj_id':'o','service':'atrium','body':{}},
                 {'class':'one','subclass':'s','type':'*','obj_id':'*','service':'atrium',
                  'body':{'k':1}},
                 {'class':'core','subclass':'session_event','type':'*','obj_id':'%s',
                  'service':'atrium','body':{}},
                 {'class':'core','subclass':'user_event','type':'*','obj_id':'admin',
                  'service':'atrium','body':{}}],'tid':9}
                """
                    .formatted(id)));
  }

  @ParameterizedTest
  @CsvSource({"subscribe", "unsubscribe", "send", "send_event"})
  void everyoneOfThemInsistsOnTheClassAndOnStrings(String cmd) {
    assertThat(client.refusal("core/event/" + cmd, "{'type':'x'}"))
        .isEqualTo(NkErrors.missing("class"));
    assertThat(client.refusal("core/event/" + cmd, "{'type':{},'obj_id':1.5,'class':'x'}"))
        .isEqualTo(NkErrors.syntax("obj_id"));
  }

  @Test
  void theOnlyServiceMayBeNamedAndNoOther() {
    client.subscribe("{'class':'news','service':'atrium'}");

    assertThat(client.refusal("core/event/subscribe", "{'class':'news','service':'other'}"))
        .isEqualTo(NkErrors.syntax("unknown service"));
    assertThat(client.refusal("media/room/get_list", "{'service':'other'}"))
        .isEqualTo(NkErrors.syntax("unknown service"));
  }

  @Test
  void anEventForTheServerIsTakenAndNotPassedOn() {
    client.subscribe("{'class':'news'}");

    client.ok("core//event", "{'class':'news','body':{'n':1}}");

    assertThat(client.events()).isEmpty();
    assertThat(client.refusal("core//event", "{}")).isEqualTo(NkErrors.missing("class"));
  }

  @Test
  void aMemberCannotMakeUpEventsOfTheServer() {
    TestClient member = wire.login(TestWire.MEMBER);
    client.subscribe("{'class':'media'}");

    for (String kind : new String[] {"media", "core"}) {
      assertThat(member.refusal("core/event/send", "{'class':'" + kind + "'}"))
          .isEqualTo(NkErrors.UNAUTHORIZED);
    }
    member.ok("core/event/send", "{'class':'news'}");
    assertThat(client.events()).isEmpty();
  }

  @Test
  void subscriptionsEndWithTheirConnection() {
    client.subscribe("{'class':'news'}");
    client.frames();

    client.leave();

    wire.login().ok("core/event/send", "{'class':'news'}");
    assertThat(client.frames()).isEmpty();
  }

  @Test
  void aConnectionHasNotAnyNumberOfThem() {
    TestWire narrow =
        TestWire.with(
            new NkLimits(256, DataSize.ofMegabytes(1), 500, 4, DataSize.ofMegabytes(1), 1_000));
    TestClient greedy = narrow.login();
    greedy.subscribe("{'class':'one'}");
    greedy.subscribe("{'class':'two'}");

    JsonNode again = greedy.call("core/event/subscribe", "{'class':'two','body':{'again':1}}");

    assertThat(again.path("result").asString()).isEqualTo("ok");
    assertThat(greedy.refusal("core/event/subscribe", "{'class':'three'}"))
        .isEqualTo(NkErrors.INVALID_OPERATION);
  }

  @Test
  void whatItsSubscriptionsSayIsNotOfAnySize() {
    TestWire narrow =
        TestWire.with(
            new NkLimits(256, DataSize.ofMegabytes(1), 500, 100, DataSize.ofBytes(1_000), 1_000));
    TestClient greedy = narrow.login();
    greedy.subscribe(saying(500));

    assertThat(
            greedy.refusal(
                "core/event/subscribe",
                "{'class':'two','body':{'a':'%s'}}".formatted("x".repeat(500))))
        .isEqualTo(NkErrors.INVALID_OPERATION);
    assertThat(
            greedy.refusal(
                "core/event/subscribe", "{'class':'x','obj_id':'%s'}".formatted("x".repeat(500))))
        .isEqualTo(NkErrors.INVALID_OPERATION);
    assertThat(
            greedy.refusal(
                "core/event/subscribe",
                "{'class':'media','since':'','body':%s}"
                    .formatted("{'a':[" + "{},".repeat(20) + "{}]}")))
        .isEqualTo(NkErrors.INVALID_OPERATION);
    assertThat(greedy.refusal("core/event/subscribe", saying(1_000)))
        .isEqualTo(NkErrors.INVALID_OPERATION);
  }

  @Test
  void whatASubscriptionNoLongerSaysDoesNotCount() {
    TestWire narrow =
        TestWire.with(
            new NkLimits(256, DataSize.ofMegabytes(1), 500, 100, DataSize.ofBytes(1_000), 1_000));
    TestClient changing = narrow.login();

    for (int i = 0; i < 5; i++) {
      changing.subscribe(saying(800));
      changing.subscribe(saying(700));
      changing.ok("core/event/unsubscribe", "{'class':'one'}");
      changing.subscribe("{'class':'two','body':{'a':'%s'}}".formatted("x".repeat(600)));
      changing.ok("core/event/unsubscribe", "{'class':'two'}");
    }
  }

  private static String saying(int length) {
    return "{'class':'one','body':{'a':'%s'}}".formatted("x".repeat(length));
  }

  private void send(String data) {
    client.ok("core/event/send", data);
  }
}
