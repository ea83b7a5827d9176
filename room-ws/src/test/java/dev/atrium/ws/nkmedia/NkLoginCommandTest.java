package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NkLoginCommandTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final String WRONG = "{'user':'admin','password':'no'}";

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
  void aConnectionIsClosedThatDoesNotLogInWhateverElseItSends() {
    TestWire strict = TestWire.with(rules(Duration.ofSeconds(30), 0, 0, 0));
    TestClient anonymous = strict.connect();
    TestClient known = strict.login();

    strict.time().pass(Duration.ofSeconds(29));
    anonymous.refusal("media/room/get_list", "{}");
    assertThat(anonymous.isOpen()).isTrue();

    strict.time().pass(Duration.ofSeconds(1));
    assertThat(anonymous.closeCode()).isEqualTo(1008);
    assertThat(known.isOpen()).isTrue();
  }

  @Test
  void aConnectionIsClosedAfterSoManyFailures() {
    TestWire strict = TestWire.with(rules(MINUTE, 3, 0, 0));
    TestClient client = strict.connect();

    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(client.isOpen()).isTrue();
      fail(strict, client, attempt);
    }

    assertThat(client.frames()).hasSize(3);
    assertThat(client.closeCode()).isEqualTo(1008);
  }

  @Test
  void nobodyIsLetInFromWhereTooManyFailedUntilTheWindowIsOver() {
    TestWire strict = TestWire.with(rules(Duration.ofMinutes(5), 0, 3, 0));
    for (int attempt = 1; attempt <= 3; attempt++) {
      fail(strict, strict.connect(), attempt);
    }
    TestClient barred = strict.connect();
    TestClient elsewhere = strict.connect();
    elsewhere
        .socket()
        .getAttributes()
        .put(
            NkmediaAutoConfiguration.CLIENT_ADDRESS,
            InetSocketAddress.createUnresolved("elsewhere.example", 1));

    barred.send(TestClient.request("core/user/login", "{'user':'admin','password':'admin'}", 1));
    strict.time().pass(DELAY);

    assertThat(barred.frames().getFirst().path("data").path("code").intValue()).isEqualTo(100030);
    assertThat(elsewhere.logIn(TestWire.ADMIN)).isNotEmpty();

    strict.time().pass(MINUTE);
    assertThat(barred.logIn(TestWire.ADMIN)).isNotEmpty();
  }

  @Test
  void aUserHasNotAnyNumberOfConnections() {
    TestWire strict = TestWire.with(rules(MINUTE, 0, 0, 2));
    TestClient first = strict.login();
    strict.login();
    TestClient third = strict.connect();

    NkError error = third.refusal("core/user/login", "{'user':'admin','password':'admin'}");

    assertThat(error).isEqualTo(NkErrors.TOO_MANY_CONNECTIONS);
    assertThat(third.closeCode()).isEqualTo(1008);
    assertThat(strict.login(TestWire.MEMBER).isOpen()).isTrue();

    first.leave();
    assertThat(strict.login().isOpen()).isTrue();
  }

  @Test
  void anIdThatWasRefusedWithItsConnectionIsFree() {
    TestWire strict = TestWire.with(rules(MINUTE, 0, 0, 1));
    TestClient first = strict.login();
    String chosen = "{'user':'admin','password':'admin','session_id':'mine'}";
    strict.connect().refusal("core/user/login", chosen);
    first.leave();

    assertThat(strict.connect().ok("core/user/login", chosen)).isNotEmpty();
  }

  @Test
  void limitsThatNobodyCouldMeetAreRefused() {
    assertThatThrownBy(() -> rules(Duration.ofSeconds(4), 0, 0, 0))
        .hasMessage("room.ws.login-timeout must be 5s or longer");
    assertThatThrownBy(() -> rules(MINUTE, 0, -1, 0))
        .hasMessage("room.ws.max-failed-logins-per-address must not be negative");
  }

  private static void fail(TestWire wire, TestClient client, int tid) {
    client.send(TestClient.request("core/user/login", WRONG, tid));
    wire.time().pass(DELAY);
  }

  private static NkLoginRules rules(
      Duration timeout, int maxFailed, int maxFailedPerAddress, int maxPerUser) {
    return new NkLoginRules(timeout, DELAY, maxFailed, maxFailedPerAddress, MINUTE, maxPerUser);
  }
}
