package dev.atrium.ws.nkmedia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.Patience;
import dev.atrium.ws.TestSocket;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class NkRpcTest {
  private static final String CREATE = "{'class':'media','subclass':'room','cmd':'create','data':";

  private TestWire wire = TestWire.create();

  @Test
  void aRequestIsAnsweredWithoutATid() throws IOException {
    MockHttpServletResponse response =
        post("admin", CREATE + "{'room_id':'lobby','class':'sfu'},'tid':7}");

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo("application/json");
    assertThat(said(response)).isEqualTo("{'result':'ok','data':{'room_id':'lobby'}}");
    assertThat(wire.login().ok("media/room/get_list")).hasSize(1);
  }

  @Test
  void connectionsHearOfWhatItDoes() throws IOException {
    TestClient listener = wire.login();
    listener.ok("core/event/subscribe", "{'class':'media','subclass':'room'}");

    post("admin", CREATE + "{'room_id':'lobby','class':'sfu'}}");

    assertThat(listener.events())
        .extracting(event -> event.path("type").asString())
        .containsExactly("created");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "media|room|get_info|{'room_id':'none'}|304001|Room not found",
        "media|room|get_info|{}|100045|Missing field: room_id",
        "core|core|fly|{}|100042|Unknown command 'fly'",
        "core|core|ping|[1]|100044|Syntax error: data",
        "core|event|subscribe|{'class':'media'}|100040|Invalid operation",
        "core|event|get_subscriptions|{}|100040|Invalid operation",
        "core|user|login|{'user':'admin','password':'admin'}|100032|Already authenticated"
      })
  void refusalsAreAnswersAsWell(
      String kind, String subclass, String cmd, String data, int code, String text)
      throws IOException {
    MockHttpServletResponse response =
        post(
            "admin",
            "{'class':'%s','subclass':'%s','cmd':'%s','data':%s}"
                .formatted(kind, subclass, cmd, data));

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(said(response).replace("\\'", "'"))
        .isEqualTo("{'result':'error','data':{'code':" + code + ",'error':'" + text + "'}}");
  }

  @Test
  void nobodyMayDoMoreThanOnAConnection() throws IOException {
    String stop =
        "{'class':'core','subclass':'session','cmd':'stop','data':{'session_id':'%s'}}"
            .formatted(wire.connect().logIn("admin"));

    assertThat(said(post("member", stop))).contains("100030");
    assertThat(said(post("admin", stop))).isEqualTo("{'result':'ok'}");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Bearer abc", "Basic", "Basic !", "Basic YWRtaW4="})
  void whoeverGivesNoPasswordIsAskedForOne(String header) throws IOException {
    MockHttpServletRequest request = request("{'class':'core','cmd':'ping'}");
    if (header != null) {
      request.addHeader("Authorization", header);
    }

    MockHttpServletResponse response = serve(request);

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getHeader("www-authenticate")).isEqualTo("Basic realm=\"netcomposer\"");
  }

  @Test
  void aWrongPasswordIsRefusedAfterAWhile() {
    CompletableFuture<MockHttpServletResponse> response = sending("admin:wrong", "{}");

    wire.time().pass(Duration.ofMillis(900));
    assertThat(response).isNotDone();
    wire.time().pass(Duration.ofMillis(200));

    assertThat(response.join().getStatus()).isEqualTo(403);
  }

  @Test
  void passwordsAreNotGuessedHereEither() throws IOException {
    Duration second = Duration.ofSeconds(1);
    wire = TestWire.with(new NkLoginRules(second.multipliedBy(10), second, 0, 1, second, 0));
    CompletableFuture<MockHttpServletResponse> wrong = sending("admin:wrong", "{}");

    TestClient client = wire.connect();
    client.send(TestClient.request("core/user/login", "{'user':'admin','password':'admin'}", 1));
    assertThat(client.frames()).isEmpty(); // the address is barred
    wire.time().pass(Duration.ofSeconds(2));

    assertThat(wrong.join().getStatus()).isEqualTo(403);
    assertThat(post("admin", "{'class':'core','cmd':'ping'}").getStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "application/json|{|Invalid Json",
        "application/json|[]|Invalid Json",
        "application/json|!!|Invalid Json",
        "text/plain|{'class':'core','cmd':'ping'}|Invalid Json",
        "json|{'class':'core','cmd':'ping'}|Invalid Json",
        "application/json-patch+json|{'class':'core','cmd':'ping'}|Invalid Json",
        "application/json|{'class':'core'}|Invalid Command",
        "application/json|{'result':'ok','tid':1}|Invalid Command"
      })
  void aBodyThatIsNoRequestIsRefused(String type, String body, String text) throws IOException {
    MockHttpServletRequest request = request(body);
    request.setContentType(type);
    request.addHeader("Authorization", basic("admin:admin"));

    MockHttpServletResponse response = serve(request);

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentAsString()).isEqualTo(text);
  }

  @Test
  void aBodyMayNameItsCharset() throws IOException {
    MockHttpServletRequest request =
        request("{'class':'media','subclass':'room','cmd':'get_list'}");
    request.setContentType("application/json; charset=UTF-8");
    request.addHeader("Authorization", basic("admin:admin"));

    assertThat(serve(request).getStatus()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsNoTextIsRefused() throws IOException {
    MockHttpServletRequest request = request("");
    request.setContent(new byte[] {'"', (byte) 0xFF, '"'});
    request.addHeader("Authorization", basic("admin:admin"));

    assertThat(serve(request).getContentAsString()).isEqualTo("Invalid Json");
  }

  @Test
  void aBodyIsOnlySoLarge() throws IOException {
    String head = "{'class':'core','cmd':'ping','data':{'time':'";
    String fitting = head + "x".repeat(100_000 - head.length() - 3) + "'}}";

    assertThat(post("admin", fitting).getStatus()).isEqualTo(200);
    assertThat(post("admin", fitting + " ").getContentAsString()).isEqualTo("Body Too Large");
  }

  @Test
  void whatWouldBeAckedIsWaitedFor() {
    CompletableFuture<MockHttpServletResponse> response =
        sending(
            "admin:admin", "{'class':'core','subclass':'test','cmd':'async','data':{'data':5}}");

    wire.time().pass(Duration.ofSeconds(3));

    assertThat(said(response.join())).isEqualTo("{'result':'ok','data':5}");
  }

  @Test
  void whatTakesLongIsAnsweredAfterBlanks() {
    TestClient other = wire.connect();
    MockHttpServletResponse response = new MockHttpServletResponse();
    CompletableFuture<MockHttpServletResponse> answered =
        sending("admin:admin", relayTo(other.logIn("admin")), response);

    passASign(response);
    other.send("{'result':'ok','data':{'said':true},'tid':2}");

    assertThat(answered.join().getContentType()).isEqualTo("application/json");
    assertThat(said(response)).isEqualTo(" {'result':'ok','data':{'said':true}}");
  }

  @Test
  void whoeverIsGoneIsNotWaitedFor() {
    TestClient other = wire.connect();
    MockHttpServletResponse broken =
        new MockHttpServletResponse() {
          @Override
          public void flushBuffer() {
            throw new UncheckedIOException(new EOFException("gone"));
          }
        };
    CompletableFuture<MockHttpServletResponse> answered =
        sending("admin:admin", relayTo(other.logIn("admin")), broken);

    wire.time().pass(Duration.ofSeconds(6));

    assertThat(answered).failsWithin(Patience.LIMIT);
    other.send("{'result':'ok','tid':2}"); // too late, and nobody minds
    assertThat(other.isOpen()).isTrue();
  }

  @Test
  void whatNobodyAnswersEndsWithATimeout() {
    TestClient silent = wire.connect();
    CompletableFuture<MockHttpServletResponse> response =
        sending("admin:admin", relayTo(silent.logIn("admin")));

    wire.time().pass(Duration.ofSeconds(200));

    assertThat(said(response.join())).contains("100005");
  }

  private MockHttpServletResponse post(String user, String body) throws IOException {
    MockHttpServletRequest request = request(body);
    request.addHeader("Authorization", basic(user + ":" + user));
    return serve(request);
  }

  private static String relayTo(String id) {
    return """
    {'class':'core','subclass':'session','cmd':'cmd',
     'data':{'session_id':'%s','class':'chat','cmd':'say'}}
    """
        .formatted(id);
  }

  /** Lets so much time pass that whoever waits is given a sign of life. */
  private void passASign(MockHttpServletResponse response) {
    wire.time().pass(Duration.ofSeconds(6));
    await().until(() -> response.isCommitted());
  }

  private CompletableFuture<MockHttpServletResponse> sending(String credentials, String body) {
    return sending(credentials, body, new MockHttpServletResponse());
  }

  /** Sends in a thread of its own, which waits for something when this returns. */
  private CompletableFuture<MockHttpServletResponse> sending(
      String credentials, String body, MockHttpServletResponse answer) {
    int waiting = wire.time().wheel().size();
    MockHttpServletRequest request = request(body);
    request.addHeader("Authorization", basic(credentials));
    CompletableFuture<MockHttpServletResponse> response = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                response.complete(serve(request, answer));
              } catch (IOException | RuntimeException e) {
                response.completeExceptionally(e);
              }
            });
    await().until(() -> wire.time().wheel().size() > waiting || response.isDone());
    return response;
  }

  private MockHttpServletResponse serve(MockHttpServletRequest request) throws IOException {
    return serve(request, new MockHttpServletResponse());
  }

  private MockHttpServletResponse serve(
      MockHttpServletRequest request, MockHttpServletResponse response) throws IOException {
    wire.rpc().handleRequest(request, response);
    return response;
  }

  private static MockHttpServletRequest request(String body) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
    request.setAttribute(
        NkmediaAutoConfiguration.CLIENT_ADDRESS, new TestSocket().getRemoteAddress());
    request.setContentType("application/json");
    request.setContent(body.replace('\'', '"').getBytes(UTF_8));
    return request;
  }

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  private static String said(MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), UTF_8).replace('"', '\'');
  }
}
