package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NkUserCommandsTest {
  private final TestWire wire = TestWire.create();

  @Test
  void loginGivesAnIdThatNobodyGuesses() {
    String first = wire.connect().logIn(TestWire.ADMIN);
    String second = wire.connect().logIn(TestWire.ADMIN);

    assertThat(first).matches("[0-9A-Za-z]{27}").isNotEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'user':'admin','password':'no'}",
        "{'user':'admin'}",
        "{'user':'nobody','password':'x'}",
        "{'user':'','password':''}",
        "{'user':'admin','password':'no','session_id':''}"
      })
  void loginRefusesWhoeverIsNotKnownAndLetsTryAgain(String data) {
    TestClient client = wire.connect();

    client.send(TestClient.request("core/user/login", data, 1));
    wire.time().pass(Duration.ofSeconds(2));

    assertThat(client.frames())
        .containsExactly(
            TestClient.json(
                "{'result':'error','data':{'code':100030,'error':'Unauthorized'},'tid':1}"));
    assertThat(client.logIn(TestWire.ADMIN)).isNotEmpty();
  }

  @Test
  void loginTakesThePasswordByItsOlderName() {
    assertThat(wire.connect().ok("core/user/login", "{'user':'admin','pass':'admin'}"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{}|100045 Missing field: user",
        "{'password':'x'}|100045 Missing field: user",
        "{'user':{},'password':{}}|100044 Syntax error: password",
        "{'user':{}}|100044 Syntax error: user",
        "{'user':'admin','password':'admin','meta':5}|100044 Syntax error: meta"
      })
  void loginLooksAtItsFields(String data, String expected) {
    NkError error = wire.connect().refusal("core/user/login", data);

    assertThat(error.code() + " " + error.text()).isEqualTo(expected);
  }

  @Test
  void loginIsRefusedToWhoeverIsLoggedIn() {
    TestClient client = wire.login();

    assertThat(client.refusal("core/user/login", "{'user':'admin','password':'admin'}"))
        .isEqualTo(NkErrors.ALREADY_AUTHENTICATED);
    assertThat(client.ok("core/user/list").path("admin")).hasSize(1);
  }

  @Test
  void loginLetsTheClientChooseItsId() {
    TestClient first = wire.connect();
    String data = "{'user':'admin','password':'admin','session_id':'mine'}";

    assertThat(first.ok("core/user/login", data).path("session_id").asString()).isEqualTo("mine");

    TestClient second = wire.connect();
    assertThat(second.refusal("core/user/login", data)).isEqualTo(NkErrors.DUPLICATED_SESSION_ID);
    assertThat(second.closeCode()).isEqualTo(1000);
    assertThat(first.isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "5", "null", "{}"})
  void loginEndsTheConnectionOfWhoeverChoosesNoProperId(String id) {
    TestClient client = wire.connect();

    NkError error =
        client.refusal(
            "core/user/login", "{'user':'admin','password':'admin','session_id':" + id + "}");

    assertThat(error).isEqualTo(NkErrors.INVALID_SESSION_ID);
    assertThat(client.closeCode()).isEqualTo(1000);
  }

  @Test
  void anIdIsFreeAgainWhenItsConnectionIsClosed() {
    String data = "{'user':'admin','password':'admin','session_id':'mine'}";
    TestClient first = wire.connect();
    first.ok("core/user/login", data);

    first.leave();

    assertThat(wire.connect().ok("core/user/login", data)).isNotEmpty();
  }

  @Test
  void listShowsAllUsersAndTheirConnections() {
    TestClient client = wire.connect();
    String first = client.logIn(TestWire.ADMIN);
    String second = wire.connect().logIn(TestWire.ADMIN);
    String third = wire.connect().logIn(TestWire.MEMBER);

    JsonNode list = client.ok("core/user/list");

    assertThat(list.path("admin"))
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrder(first, second);
    assertThat(list.path("member")).extracting(JsonNode::asString).containsExactly(third);
  }

  @Test
  void listShowsOnlyThemselvesToThoseWhoMayNotLookAfterOthers() {
    wire.login();

    assertThat(wire.login(TestWire.MEMBER).ok("core/user/list").propertyNames())
        .containsExactly("member");
  }

  @Test
  void getShowsWhatTheClientSaidAndWhereItComesFrom() {
    TestClient client = wire.connect();
    JsonNode login =
        client.ok(
            "core/user/login",
            "{'user':'admin','password':'admin','meta':{'ua':'web','remote':'spoofed'}}");

    JsonNode user = client.ok("core/user/get", "{'user':'admin'}");

    assertThat(user.path(login.path("session_id").asString()))
        .isEqualTo(
            TestClient.json("{'ua':'web','remote':'ws:client.example:50412','type':'api_server'}"));
  }

  @Test
  void getKnowsNoUserWhoIsNotLoggedIn() {
    assertThat(wire.login().refusal("core/user/get", "{'user':'member'}"))
        .isEqualTo(NkErrors.USER_NOT_FOUND);
  }

  @Test
  void sendEventReachesEveryConnectionOfTheUserOnce() {
    TestClient sender = wire.login();
    TestClient first = wire.login(TestWire.MEMBER);
    TestClient second = wire.login(TestWire.MEMBER);
    sender.frames();

    sender.ok("core/user/send_event", "{'user':'member','type':'invite','body':{'room':'r1'}}");

    for (TestClient client : new TestClient[] {first, second}) {
      assertThat(client.events())
          .containsExactly(
              TestClient.json(
                  "{'class':'core','subclass':'user_event','type':'invite','obj_id':'member',"
                      + "'body':{'room':'r1'}}"));
    }
    assertThat(sender.events()).isEmpty();
  }

  @Test
  void sendEventToNobodyIsNoError() {
    assertThat(wire.login().ok("core/user/send_event", "{'user':'nobody'}").isMissingNode())
        .isTrue();
  }

  @Test
  void othersAreNoBusinessOfAMember() {
    TestClient member = wire.login(TestWire.MEMBER);

    assertThat(member.refusal("core/user/get", "{'user':'admin'}"))
        .isEqualTo(NkErrors.UNAUTHORIZED);
    assertThat(member.refusal("core/user/send_event", "{'user':'admin'}"))
        .isEqualTo(NkErrors.UNAUTHORIZED);
    assertThat(member.ok("core/user/get", "{'user':'member'}")).hasSize(1);
    member.ok("core/user/send_event", "{'user':'member'}");
    assertThat(member.events()).hasSize(1);
  }
}
