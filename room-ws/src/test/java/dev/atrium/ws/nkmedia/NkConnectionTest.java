package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import tools.jackson.databind.JsonNode;

class NkConnectionTest {
  private static final String LOGIN = "{'user':'admin','password':'admin'}";

  private final TestWire wire = TestWire.create();

  @ParameterizedTest
  @ValueSource(strings = {"{'a':", "[]", "{}", "{'class':'core','cmd':'x'}"})
  void isClosedWithoutAWordAtAViolation(String text) {
    TestClient client = wire.connect();

    client.send(text);

    assertThat(client.closeCode()).isEqualTo(1000);
    assertThat(client.frames()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10, true", "11, false"})
  void isClosedAtWhatIsNestedTooDeep(int depth, boolean open) {
    TestWire flat =
        TestWire.with(
            new NkLimits(256, DataSize.ofMegabytes(8), 10, 100, DataSize.ofMegabytes(1), 1_000));
    TestClient client = flat.login();
    int inTid = depth - 1;

    client.send(
        "{'class':'core','cmd':'ping','tid':" + "[".repeat(inTid) + "]".repeat(inTid) + "}");

    assertThat(client.isOpen()).isEqualTo(open);
    assertThat(client.frames()).hasSize(open ? 1 : 0);
  }

  @Test
  void saysAgainWhatIsNestedAsDeepAsMayBe() {
    TestClient client = wire.login();
    String body = "{'a':".repeat(498) + "1" + "}".repeat(498);

    client.subscribe("{'class':'news','body':" + body + "}");

    client.send(TestClient.request("core/event/get_subscriptions", "{}", 2));

    assertThat(client.socket().sent().getLast()).contains(body.replace('\'', '"'));
  }

  @Test
  void isClosedAtABinaryMessage() {
    TestClient client = wire.connect();

    wire.handler().handleMessage(client.socket(), new BinaryMessage(new byte[] {'{', '}'}));

    assertThat(client.closeCode()).isEqualTo(1003);
    assertThat(client.frames()).isEmpty();
  }

  @Test
  void ignoresPongs() {
    TestClient client = wire.login();

    wire.handler().handleMessage(client.socket(), new PongMessage());

    assertThat(client.ok("media/room/get_list").isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "'7'", "1.50", "{'a':[1]}", "null", "-3", "'täg-☎'", "true", "''", "1e400"})
  void echoesTheTidOfAClientAsItIs(String tid) {
    TestClient client = wire.login();

    client.send("{'class':'core','subclass':'user','cmd':'list','tid':" + tid + "}");

    JsonNode response = client.frames().getFirst();
    assertThat(response.path("tid")).isEqualTo(TestClient.json(tid));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"media/room/get_list", "core/event/subscribe", "core/user/foo", "foo/bar/baz"})
  void answersNothingBeforeItsLogin(String path) {
    assertThat(wire.connect().refusal(path, "{'timeout':1}")).isEqualTo(NkErrors.NOT_AUTHENTICATED);
  }

  @Test
  void keepsTidsOfBothSidesApart() {
    TestClient client = wire.connect();
    client.call("core/user/login", LOGIN);

    client.send("{'class':'core','subclass':'user','cmd':'list','tid':1}");
    client.send("{'result':'ok','tid':99}");
    client.send("{'ack':'x'}");
    client.answer(1);

    wire.time().pass(Duration.ofSeconds(20));
    assertThat(client.isOpen()).isTrue();
  }

  @Test
  void numbersTheRequestsOfTheServerOnEachConnectionByItself() {
    TestClient first = wire.login();
    TestClient second = wire.login();
    first.subscribe("{'class':'news'}");
    second.subscribe("{'class':'news'}");
    second.frames();

    first.ok("core/event/send", "{'class':'news'}");
    first.ok("core/event/send", "{'class':'news'}");

    assertThat(second.frames())
        .extracting(frame -> frame.path("tid").asInt())
        .containsExactly(2, 3);
  }

  @Test
  void tellsOfWhatARequestDidAfterItsResponse() {
    TestClient client = wire.login();
    client.subscribe("{'class':'media','subclass':'room'}");
    client.frames();

    client.call("media/room/create", "{'class':'sfu','room_id':'lobby'}");

    List<JsonNode> frames = client.frames();
    assertThat(frames).hasSize(2);
    assertThat(frames.get(0).path("result").asString()).isEqualTo("ok");
    assertThat(frames.get(1).path("data").path("type").asString()).isEqualTo("created");
  }

  @Test
  void answersARefusedLoginLateAndEverythingElseAfterIt() {
    TestClient client = wire.connect();
    TestClient other = wire.connect();

    client.send(TestClient.request("core/user/login", "{'user':'admin','password':'no'}", 1));
    client.send(TestClient.request("core/user/login", LOGIN, 2));
    wire.time().pass(Duration.ofMillis(999));
    assertThat(client.frames()).isEmpty();
    assertThat(other.call("core/user/login", LOGIN).path("result").asString()).isEqualTo("ok");

    wire.time().pass(Duration.ofMillis(100));
    assertThat(client.frames())
        .extracting(frame -> frame.path("result").asString("-"))
        .containsExactly("error", "ok", "-");
  }

  @Test
  void isClosedIfItSendsAnythingButWaitsForNothing() {
    TestClient client = wire.connect();
    client.send(TestClient.request("core/user/login", "{'user':'admin','password':'no'}", 1));

    for (int i = 0; i < 1_000; i++) {
      client.send(TestClient.request("core/user/login", LOGIN, 2));
    }

    assertThat(client.closeCode()).isEqualTo(1008);
  }

  @Test
  void tellsOfFieldsThatNobodyReadAfterTheResponse() {
    TestClient client = wire.login();
    TestClient other = wire.login();

    client.call("media/room/get_list", "{'zzz':1,'aaa':2}");

    List<JsonNode> frames = client.frames();
    assertThat(frames.get(0).path("result").asString()).isEqualTo("ok");
    assertThat(frames.get(1).path("data").path("type").asString()).isEqualTo("unrecognized_fields");
    assertThat(frames.get(1).path("data").path("body"))
        .isEqualTo(
            TestClient.json(
                "{'class':'media','subclass':'room','cmd':'get_list','fields':['aaa','zzz']}"));
    assertThat(other.frames()).isEmpty();
  }

  @Test
  void tellsOfThemAfterTheFirstPingIfItWasTheLogin() {
    TestClient client = wire.connect();

    client.call("core/user/login", "{'user':'admin','password':'admin','colour':1}");

    assertThat(client.frames())
        .extracting(frame -> frame.path("cmd").asString("response"))
        .containsExactly("response", "ping", "event");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "'x'", "null", "true", "0.5", "[1]"})
  void refusesDataThatAreNoObject(String data) {
    assertThat(wire.login().refusal("media/room/get_list", data))
        .isEqualTo(NkErrors.syntax("data"));
  }

  @Test
  void takesAnEmptyArrayForAnEmptyObject() {
    assertThat(wire.login().refusal("media/room/create", "[]"))
        .isEqualTo(NkErrors.missing("class"));
  }

  @Test
  void namesUnknownCommandsOfSomeClassesOnly() {
    TestClient client = wire.login();

    assertThat(client.refusal("core/user/foo", "{}")).isEqualTo(NkErrors.unknownCommand("foo"));
    assertThat(client.refusal("core//foo", "{}")).isEqualTo(NkErrors.unknownCommand("foo"));
    assertThat(client.refusal("media/session/foo", "{}")).isEqualTo(NkErrors.unknownCommand("foo"));
    assertThat(client.refusal("media/room/foo", "{}")).isEqualTo(NkErrors.NOT_IMPLEMENTED);
    assertThat(client.refusal("media//create", "{}")).isEqualTo(NkErrors.NOT_IMPLEMENTED);
    assertThat(client.refusal("Core/user/list", "{}")).isEqualTo(NkErrors.NOT_IMPLEMENTED);
    client.send("{'class':5,'cmd':'x','tid':1}");
    assertThat(client.frames().getLast().path("data").path("code").intValue()).isEqualTo(100006);
  }

  @Test
  void isForgottenWhenItsTransportCloses() {
    TestClient client = wire.login();
    client.subscribe("{'class':'media'}");
    TestClient other = wire.login();

    client.leave();

    assertThat(other.ok("core/user/list").path("admin")).hasSize(1);
    assertThat(wire.meters().get("room.ws.connections").gauge().value()).isEqualTo(1);
  }

  @Test
  void isCutOffWhenItReadsNothing() {
    TestClient slow = wire.login();
    slow.subscribe("{'class':'news'}");
    TestClient sender = wire.login();
    slow.socket().whileSending(() -> wire.time().pass(Duration.ofSeconds(10))); // takes so long
    wire.tasks().keep();

    sender.ok("core/event/send", "{'class':'news'}");
    sender.answer(1);
    wire.tasks().run();

    assertThat(slow.closeCode()).isEqualTo(1013);
    assertThat(wire.meters().get("room.ws.slow.readers").counter().count()).isEqualTo(1);
    assertThat(sender.ok("core/user/list").path("admin")).hasSize(1);
  }

  @Test
  void isCutOffWhenTooMuchIsUnsent() {
    TestWire narrow =
        TestWire.with(
            new NkLimits(256, DataSize.ofKilobytes(1), 500, 10, DataSize.ofMegabytes(1), 1_000));
    TestClient slow = narrow.login();
    slow.subscribe("{'class':'news'}");
    TestClient sender = narrow.login();
    narrow.tasks().keep();

    for (int i = 0; i < 20; i++) {
      sender.ok("core/event/send", "{'class':'news','body':{'text':'" + "x".repeat(100) + "'}}");
    }
    narrow.tasks().run();

    assertThat(slow.closeCode()).isEqualTo(1013);
    assertThat(slow.events()).isEmpty();
  }

  @Test
  void isClosedWhenItsTransportTakesNothingMore() {
    TestClient client = wire.login();
    client.subscribe("{'class':'news'}");
    client.socket().breakDown();
    TestClient sender = wire.login();

    sender.ok("core/event/send", "{'class':'news'}");

    assertThat(client.isOpen()).isFalse();
    assertThat(sender.ok("core/user/list").path("admin")).hasSize(1);
  }

  @Test
  void handlesNothingAfterItIsClosed() {
    TestClient client = wire.login();
    client.send("[]");

    wire.handler().handleTransportError(client.socket(), new IllegalStateException("planted"));
    client.send(TestClient.request("media/room/create", "{'class':'sfu'}", 1));

    assertThat(wire.engine().rooms().list(TestEngine.OWNER)).isEmpty();
    assertThat(client.socket().closedWith()).isEqualTo(CloseStatus.NORMAL);
  }
}
