package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NkUserCommandsTest {
  private final TestWire wire = TestWire.create();

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
