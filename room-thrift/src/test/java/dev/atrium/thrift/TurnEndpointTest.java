package dev.atrium.thrift;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Room;
import dev.atrium.core.TestEngine;
import dev.atrium.core.TurnCredentials;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.access.VideoGrant.Claim;
import dev.atrium.core.turn.MemoryTurnUsers;
import dev.atrium.core.turn.SharedSecretTurnServer;
import dev.atrium.core.turn.UserDatabaseTurnServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Credentials over HTTP (Thrift spec §7.4). */
class TurnEndpointTest {
  private static final String ORIGIN = "https://app.example.org";
  private static final List<String> URIS =
      List.of("turn:turn.example.org:3478?transport=udp", "stun:turn.example.org");
  private static final Caller READER = Caller.everywhere("", Set.of(Grant.ROOM_READ));

  private final MemoryTurnUsers users = new MemoryTurnUsers();
  private TestEngine engine = TestEngine.create();
  private Caller anonymous = READER;
  private boolean includesPassword = true;

  @Test
  void tellsWhatThriftTellsAndWhereTheServersAre() throws Exception {
    Room room = engine.rooms().create(OWNER, leased(LOBBY));
    TurnCredentials credentials = engine.rooms().lease(room).credentials().orElseThrow();
    engine.clock().advance(Duration.ofMinutes(10));

    MockHttpServletResponse response = ask("lobby");

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo("application/json");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    JsonNode answer = JsonMapper.shared().readTree(response.getContentAsByteArray());
    assertThat(answer.propertyNames())
        .containsExactlyInAnyOrder("username", "password", "ttl", "uris");
    assertThat(answer.path("username").asString()).isEqualTo(credentials.username());
    assertThat(answer.path("password").asString()).isEqualTo(credentials.password());
    assertThat(answer.path("ttl").asLong()).isEqualTo(50 * 60);
    assertThat(answer.path("uris").valueStream().map(JsonNode::asString)).isEqualTo(URIS);
  }

  @Test
  void tellsNoPasswordThatThriftWithholds() throws Exception {
    Room room = engine.rooms().create(OWNER, leased(LOBBY));
    String password = engine.rooms().lease(room).credentials().orElseThrow().password();
    includesPassword = false;

    MockHttpServletResponse response = ask("lobby");

    assertThat(response.getStatus()).isEqualTo(403);
    assertThat(response.getContentAsString())
        .isEqualTo("passwords are told to makers of rooms alone\n")
        .doesNotContain(password);
    assertThat(ask("elsewhere").getStatus()).isEqualTo(404);
  }

  @Test
  void changesNothing() throws Exception {
    Room room = engine.rooms().create(OWNER, leased(LOBBY));

    ask("lobby");

    assertThat(engine.rooms().get(OWNER, LOBBY)).isEqualTo(room);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "", "Lobby", "lobby "})
  void knowsNoOtherRoom(String name) throws Exception {
    engine.rooms().create(OWNER, idle(LOBBY));

    MockHttpServletResponse response = ask(name);

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getContentAsString()).isEqualTo("no such room\n");
  }

  @Test
  void knowsNoExpiredRoom() throws Exception {
    engine.rooms().create(OWNER, leased(LOBBY));

    engine.clock().advance(Duration.ofHours(2));

    assertThat(ask("lobby").getStatus()).isEqualTo(404);
  }

  @Test
  void hasNothingToTellWhileTurnIsSwitchedOff() throws Exception {
    engine = TestEngine.create(new SharedSecretTurnServer(List.of()));
    engine.rooms().create(OWNER, leased(LOBBY));

    assertThat(ask("lobby").getStatus()).isEqualTo(404);
  }

  @Test
  void tellsNothingThatTheTurnServerDoesNotKnow() throws Exception {
    engine = TestEngine.create(new UserDatabaseTurnServer(users, "example.org", List.of("secret")));
    engine.rooms().create(OWNER, leased(LOBBY));
    assertThat(ask("lobby").getStatus()).isEqualTo(200);

    users.away(true);

    MockHttpServletResponse response = ask("lobby");
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getContentAsString()).isEqualTo("busy\n");
  }

  @ParameterizedTest
  @CsvSource({"service=turn", "username=lobby", "service=stun&username=lobby", "''"})
  void takesNoOtherQuestion(String query) throws Exception {
    engine.rooms().create(OWNER, leased(LOBBY));
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/turn");
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String[] parts = pair.split("=", -1);
      request.setParameter(parts[0], parts[1]);
    }

    assertThat(handle(request).getStatus()).isEqualTo(400);
  }

  @Test
  void tellsStrangersOnlyWhatTheyMayReadOverThrift() throws Exception {
    engine.rooms().create(OWNER, leased(LOBBY));
    anonymous = Caller.ANONYMOUS;

    MockHttpServletResponse response = ask("lobby");

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(response.getContentAsString()).isEqualTo("not allowed\n");
    assertThat(ask("nobody").getStatus()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "ROOM_CREATE, '', 200",
    "ROOM_ADMIN, lobby, 200",
    "ROOM_ADMIN, other, 403",
    "ROOM_JOIN, lobby, 403"
  })
  void tellsTheHolderOfATokenWhatItsClaimsAllow(Claim claim, String room, int status)
      throws Exception {
    engine.rooms().create(OWNER, leased(LOBBY));
    anonymous = READER; // a token says less, then
    MockHttpServletRequest request = request("lobby");
    request.setAttribute(AccessToken.class.getName(), ThriftCallersTest.token(Set.of(claim), room));

    assertThat(handle(request).getStatus()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "HEAD", "DELETE", "PUT"})
  void hasNoOtherMethods(String method) throws Exception {
    MockHttpServletRequest request = request("lobby");
    request.setMethod(method);

    MockHttpServletResponse response = handle(request);

    assertThat(response.getStatus()).isEqualTo(405);
    assertThat(response.getHeader("Allow")).isEqualTo("GET, OPTIONS");
  }

  @Test
  void letsPagesOfAllowedOriginsSeeIt() throws Exception {
    engine.rooms().create(OWNER, leased(LOBBY));

    assertThat(allowedOrigin("GET", ORIGIN)).isEqualTo(ORIGIN);
    assertThat(allowedOrigin("OPTIONS", ORIGIN)).isEqualTo(ORIGIN);
    assertThat(allowedOrigin("GET", "https://other.example.org")).isNull();
    assertThat(allowedOrigin("OPTIONS", "https://other.example.org")).isNull();
  }

  @Test
  void answersAPreflightWithWhatAPageMayDo() throws Exception {
    MockHttpServletRequest request = request("lobby");
    request.setMethod("OPTIONS");
    request.addHeader("Origin", ORIGIN);

    MockHttpServletResponse response = handle(request);

    assertThat(response.getStatus()).isEqualTo(204);
    assertThat(response.getHeader("Access-Control-Allow-Methods")).isEqualTo("GET");
    assertThat(response.getHeader("Access-Control-Allow-Headers")).contains("authorization");
  }

  @Test
  void admitsEachAddressAtItsOwnRate() throws Exception {
    engine.rooms().create(OWNER, leased(LOBBY));
    TurnEndpoint endpoint = endpoint(new AddressRates(1, () -> 0));

    assertThat(status(endpoint, "192.0.2.1")).isEqualTo(200);
    assertThat(status(endpoint, "192.0.2.1")).isEqualTo(200);
    assertThat(status(endpoint, "192.0.2.1")).isEqualTo(429);
    assertThat(status(endpoint, "192.0.2.2")).isEqualTo(200);
  }

  private @Nullable String allowedOrigin(String method, String origin) throws Exception {
    MockHttpServletRequest request = request("lobby");
    request.setMethod(method);
    request.addHeader("Origin", origin);
    return handle(request).getHeader("Access-Control-Allow-Origin");
  }

  private int status(TurnEndpoint endpoint, String address) throws Exception {
    MockHttpServletRequest request = request("lobby");
    request.setRemoteAddr(address);
    MockHttpServletResponse response = new MockHttpServletResponse();
    endpoint.handleRequest(request, response);
    return response.getStatus();
  }

  private MockHttpServletResponse ask(String room) throws Exception {
    return handle(request(room));
  }

  private MockHttpServletResponse handle(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    endpoint(new AddressRates(0, () -> 0)).handleRequest(request, response);
    return response;
  }

  private TurnEndpoint endpoint(AddressRates rates) {
    return new TurnEndpoint(
        engine.rooms(),
        new TurnAudience(anonymous, includesPassword),
        URIS,
        rates,
        new ThriftCors(Set.of(ORIGIN), "GET"),
        engine.clock());
  }

  private static MockHttpServletRequest request(String room) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/turn");
    request.setParameter("service", "turn");
    request.setParameter("username", room);
    return request;
  }
}
