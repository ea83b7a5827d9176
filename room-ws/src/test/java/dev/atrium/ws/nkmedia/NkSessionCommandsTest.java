package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NkSessionCommandsTest {
  private final TestWire wire = TestWire.create();
  private final TestClient caller = wire.login();
  private final TestClient other = wire.connect();
  private final String otherId = other.logIn(TestWire.ADMIN);

  @Test
  void stopClosesTheConnectionThatItNames() {
    caller.ok("core/session/stop", "{'session_id':'" + otherId + "'}");

    assertThat(other.closeCode()).isEqualTo(1000);
    assertThat(caller.isOpen()).isTrue();
  }

  @Test
  void stopOfOneselfIsAnsweredBefore() {
    other.ok("core/session/stop", "{'session_id':'" + otherId + "'}");

    assertThat(other.closeCode()).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({"stop", "cmd"})
  void knowsNoConnectionThatIsNotThere(String cmd) {
    assertThat(
            caller.refusal(
                "core/session/" + cmd, "{'session_id':'none','class':'chat','cmd':'say'}"))
        .isEqualTo(NkErrors.SESSION_NOT_FOUND);
  }

  @Test
  void sendEventReachesThatConnectionAlone() {
    caller.ok(
        "core/session/send_event", "{'session_id':'" + otherId + "','type':'t','body':{'a':1}}");
    caller.ok("core/session/send_event", "{'session_id':'none'}");

    assertThat(other.events())
        .extracting(event -> event.path("body"))
        .containsExactly(TestClient.json("{'a':1}"));
    assertThat(caller.events()).isEmpty();
  }

  @Test
  void aRelayedCommandIsAckedAskedAndAnswered() {
    caller.send(relay("'data':{'t':'hi'}"));

    assertThat(caller.frames()).containsExactly(TestClient.json("{'ack':40}"));
    assertThat(other.frames())
        .containsExactly(TestClient.json("{'class':'chat','cmd':'say','data':{'t':'hi'},'tid':2}"));

    other.send("{'ack':2}");
    other.send("{'result':'ok','data':{'seen':true},'tid':2}");
    assertThat(caller.frames())
        .containsExactly(TestClient.json("{'result':'ok','data':{'seen':true},'tid':40}"));
  }

  @Test
  void aRelayedCommandCarriesItsSubclassAndNoEmptyData() {
    caller.send(relay("'subclass':'room'"));

    assertThat(other.frames())
        .containsExactly(TestClient.json("{'class':'chat','subclass':'room','cmd':'say','tid':2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{'result':'ok','tid':2}|{'result':'ok','tid':40}",
        "{'result':'ok','data':{},'tid':2}|{'result':'ok','tid':40}",
        "{'result':'ok','data':[],'tid':2}|{'result':'ok','data':[],'tid':40}",
        "{'result':'error','data':{'code':777,'error':'not now'},'tid':2}|"
            + "{'result':'error','data':{'code':777,'error':'not now'},'tid':40}"
      })
  void theAnswerOfTheOtherClientIsPassedOn(String answer, String expected) {
    caller.send(relay("'data':1"));
    caller.frames();

    other.send(answer);

    assertThat(caller.frames()).containsExactly(TestClient.json(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'result':'perhaps','tid':2}",
        "{'result':'error','tid':2}",
        "{'result':'error','data':{'code':'x','error':'y'},'tid':2}",
        "{'result':'error','data':{'code':1},'tid':2}"
      })
  void anAnswerWithoutFormIsAnInternalError(String answer) {
    caller.send(relay("'data':1"));
    caller.frames();

    other.send(answer);

    JsonNode error = caller.frames().getFirst().path("data");
    assertThat(error.path("code").intValue()).isEqualTo(100003);
    assertThat(error.path("error").asString()).matches("Internal error: [0-9a-f]{6}");
  }

  @Test
  void aSilentClientIsClosedAndTheCallerTold() {
    caller.send(relay("'data':1"));
    caller.frames();

    wire.time().pass(Duration.ofSeconds(11));

    assertThat(caller.frames()).containsExactly(error(100005, "Timeout"));
    assertThat(other.closeCode()).isEqualTo(1000);
    assertThat(caller.isOpen()).isTrue();
  }

  @Test
  void theCallerIsToldWhenTheOtherClientIsGone() {
    caller.send(relay("'data':1"));
    caller.frames();

    other.leave();

    assertThat(caller.frames()).containsExactly(error(999999, "stopped"));
  }

  @Test
  void nothingIsAnsweredTwice() {
    caller.send(relay("'data':1"));
    caller.frames();

    other.send("{'result':'ok','tid':2}");
    other.send("{'result':'ok','tid':2}");
    other.leave();

    assertThat(caller.frames()).hasSize(1);
  }

  @Test
  void aCallerIsNotKeptWaitingForever() {
    caller.send(relay("'data':1"));
    for (int minute = 0; minute < 3; minute++) {
      other.send("{'ack':2}");
      other.answer(3 + minute);
      caller.answer(2 + minute);
      wire.time().pass(Duration.ofSeconds(60));
    }

    assertThat(caller.closeCode()).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,true", "3,true", "4,true", "7,true", "8,false"})
  void logTakesTheLevelsOfSyslog(int level, boolean taken) {
    JsonNode response =
        caller.call("core/session/log", "{'source':'app','message':'hello','level':" + level + "}");

    assertThat(response.path("result").asString()).isEqualTo(taken ? "ok" : "error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "log|{'message':'x'}|source",
        "log|{'source':'x'}|message",
        "cmd|{}|session_id",
        "cmd|{'session_id':'x'}|class",
        "cmd|{'session_id':'x','class':'c'}|cmd",
        "stop|{}|session_id",
        "send_event|{'type':'x'}|session_id"
      })
  void mandatoryFieldsAreMissedInTheirOrder(String cmd, String data, String field) {
    assertThat(caller.refusal("core/session/" + cmd, data)).isEqualTo(NkErrors.missing(field));
  }

  @Test
  void connectionsOfOthersAreNoBusinessOfAMember() {
    TestClient member = wire.connect();
    String own = member.logIn(TestWire.MEMBER);
    String session = "'session_id':'" + otherId + "'";
    String relay = "{" + session + ",'class':'chat','cmd':'say'}";

    assertThat(member.refusal("core/session/cmd", relay)).isEqualTo(NkErrors.UNAUTHORIZED);
    for (String cmd : List.of("stop", "send_event")) {
      assertThat(member.refusal("core/session/" + cmd, "{" + session + "}"))
          .isEqualTo(NkErrors.UNAUTHORIZED);
    }
    assertThat(other.frames()).isEmpty();
    assertThat(other.isOpen()).isTrue();
    member.ok("core/session/send_event", "{'session_id':'" + own + "'}");
    assertThat(member.events()).hasSize(1);
  }

  @Test
  void theTestCommandAnswersTwoSecondsAfterItsAck() {
    caller.send(TestClient.request("core/test/async", "{'data':{'k':[1]}}", 40));
    assertThat(caller.frames()).containsExactly(TestClient.json("{'ack':40}"));

    wire.time().pass(Duration.ofMillis(1_900));
    assertThat(caller.frames()).isEmpty();

    wire.time().pass(Duration.ofMillis(200));
    assertThat(caller.frames())
        .containsExactly(TestClient.json("{'result':'ok','data':{'k':[1]},'tid':40}"));
  }

  @Test
  void clientsMayPingToo() {
    assertThat(caller.ok("core//ping", "{'time':5}").isMissingNode()).isTrue();
  }

  private String relay(String more) {
    return TestClient.request(
        "core/session/cmd",
        "{'session_id':'" + otherId + "','class':'chat','cmd':'say'," + more + "}",
        40);
  }

  private static JsonNode error(int code, String text) {
    return TestClient.json(
        "{'result':'error','data':{'code':%d,'error':'%s'},'tid':40}".formatted(code, text));
  }
}
