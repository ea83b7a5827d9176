package dev.atrium.thrift;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.VideoGrant.Claim;
import java.util.Set;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.protocol.TMessageType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Messages in HTTP bodies (Thrift spec §5.3). */
class ThriftHttpEndpointTest {
  private static final String ORIGIN = "https://app.example.org";
  private static final String X_THRIFT = "application/x-thrift";

  private Wire wire = new Wire();
  private AddressRates rates = new AddressRates(0, System::nanoTime);

  @ParameterizedTest
  @CsvSource({
    "application/vnd.apache.thrift.binary, BINARY, application/vnd.apache.thrift.binary",
    "application/vnd.apache.thrift.binary, BINARY_OLD, application/vnd.apache.thrift.binary",
    "application/vnd.apache.thrift.compact, COMPACT, application/vnd.apache.thrift.compact",
    "application/vnd.apache.thrift.json, JSON, application/vnd.apache.thrift.json",
    "application/vnd.apache.thrift.json; charset=utf-8, JSON, application/vnd.apache.thrift.json",
    "application/json, JSON, application/json",
    "APPLICATION/X-Thrift, COMPACT, application/x-thrift",
    "application/x-thrift; protocol=TBINARY, BINARY, application/x-thrift",
    "application/octet-stream, JSON, application/x-thrift",
    ", BINARY_OLD, application/x-thrift"
  })
  void theContentTypeOrTheBodySayWhichEncodingItIs(
      @Nullable String type, Encoding encoding, String answer) throws Exception {
    Dialect dialect = new Dialect(Framing.UNFRAMED, encoding);

    MockHttpServletResponse response = post(type, Messages.call(dialect, "create", 3));

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo(answer);
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    assertThat(Reply.all(dialect, response.getContentAsByteArray()))
        .singleElement()
        .satisfies(Reply::shown);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void aFramedBodyIsAnsweredFramed(Encoding encoding) throws Exception {
    Dialect dialect = new Dialect(Framing.FRAMED, encoding);

    MockHttpServletResponse response = post(X_THRIFT, Messages.call(dialect, "create", 3));

    assertThat(Reply.all(dialect, response.getContentAsByteArray()))
        .singleElement()
        .satisfies(Reply::shown);
  }

  @Test
  void exceptionsAreAnsweredWithStatus200() throws Exception {
    MockHttpServletResponse response = post(X_THRIFT, Messages.call(bare(), "nope", 3));

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(reply(response).failure()).isEqualTo(TApplicationException.UNKNOWN_METHOD);
  }

  @Test
  void onewayMessagesAreAnsweredWithNothing() throws Exception {
    wire.engine.rooms().create(OWNER, idle(LOBBY));

    MockHttpServletResponse response =
        post(X_THRIFT, Messages.oneway(bare(), "remove", 3, "lobby"));

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getHeader("Content-Length")).isEqualTo("0");
    assertThat(wire.engine.hasRoom(LOBBY)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "application/vnd.apache.thrift.compact, BINARY",
    "application/vnd.apache.thrift.binary, JSON",
    "application/json, COMPACT",
    "application/x-thrift; protocol=TCOMPACT, BINARY",
    "application/x-thrift; protocol=TOTHER, BINARY"
  })
  void aBodyThatContradictsTheTypeIsABadRequest(String type, Encoding encoding) throws Exception {
    byte[] call = Messages.call(new Dialect(Framing.UNFRAMED, encoding), "create", 1);

    assertThat(post(type, call).getStatus()).isEqualTo(400);
    assertThat(wire.engine.store().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "application/x-www-form-urlencoded", "application/vnd.apache.thrift"})
  void otherTypesAreUnsupported(String type) throws Exception {
    assertThat(post(type, Messages.call(bare(), "create", 1)).getStatus()).isEqualTo(415);
  }

  @Test
  void encodedContentIsUnsupported() throws Exception {
    MockHttpServletRequest request = request("POST", X_THRIFT, Messages.call(bare(), "create", 1));
    request.addHeader("Content-Encoding", "gzip");

    assertThat(handle(request).getStatus()).isEqualTo(415);
  }

  @Test
  void aBodyLargerThanAMessageIsRefusedDeclaredOrNot() throws Exception {
    assertThat(post(X_THRIFT, new byte[70_000]).getStatus()).isEqualTo(413);

    MockHttpServletRequest chunked =
        new MockHttpServletRequest("POST", "/thrift") {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    chunked.setContent(new byte[70_000]);
    assertThat(handle(chunked).getStatus()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80",
        "deadbeef",
        "80010001",
        "80010001 00000006 6372",
        "00000000",
        "1603010000",
        "000000210fff00000000000100010000000080010001000000066372656174650000000100",
        "00000040 8001"
      })
  void whatHasNoHeaderOfAMessageIsABadRequest(String body) throws Exception {
    assertThat(post(X_THRIFT, Peer.hex(body)).getStatus()).isEqualTo(400);
    assertThat(wire.engine.store().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80010001 00000006 637265617465 00000001 00 7a7a",
        "80010001 00000006 637265617465 00000001 0b 0001 00000005 78",
        "80010001 00000006 637265617465 00000001",
        "00000013 80010001 00000006 637265617465 00000001 00 7a7a"
      })
  void aGoodHeaderWithBadArgumentsIsAProtocolError(String body) throws Exception {
    MockHttpServletResponse response = post(X_THRIFT, Peer.hex(body));

    assertThat(response.getStatus()).isEqualTo(200);
    Framing framing = body.startsWith("0000") ? Framing.FRAMED : Framing.UNFRAMED;
    assertThat(Reply.all(new Dialect(framing, Encoding.BINARY), response.getContentAsByteArray()))
        .extracting(Reply::failure)
        .containsExactly(TApplicationException.PROTOCOL_ERROR);
    assertThat(wire.engine.store().count()).isZero();
  }

  @Test
  void badArgumentsOfAOnewayMessageAreABadRequest() throws Exception {
    byte[] message =
        Peer.concat(
            Messages.message(bare(), "update", TMessageType.ONEWAY, 1, to -> {}), new byte[1]);

    assertThat(post(X_THRIFT, message).getStatus()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE"})
  void otherMethodsAreNotAllowed(String method) throws Exception {
    MockHttpServletResponse response = handle(request(method, X_THRIFT, new byte[0]));

    assertThat(response.getStatus()).isEqualTo(405);
    assertThat(response.getHeader("Allow")).isEqualTo("POST, OPTIONS");
  }

  @Test
  void aPreflightOfAnAllowedOriginIsToldWhatItMay() throws Exception {
    MockHttpServletResponse response = preflight(ORIGIN);

    assertThat(response.getStatus()).isEqualTo(204);
    assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(response.getHeader("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(response.getHeader("Access-Control-Allow-Headers"))
        .contains("content-type", "accept", "x-requested-with");
  }

  @Test
  void aPreflightOfAForeignOriginIsToldNothing() throws Exception {
    MockHttpServletResponse response = preflight("https://elsewhere.example.org");

    assertThat(response.getStatus()).isEqualTo(204);
    assertThat(response.getHeaderNames()).noneMatch(name -> name.startsWith("Access-Control"));
  }

  @Test
  void repliesToAnAllowedOriginMayBeReadThere() throws Exception {
    MockHttpServletRequest request = request("POST", X_THRIFT, Messages.call(bare(), "create", 1));
    request.addHeader("Origin", ORIGIN);

    assertThat(handle(request).getHeader("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @Test
  void withoutATokenACallerMayDoWhatAnonymousOnesMay() throws Exception {
    wire = new Wire().anonymous(Caller.ANONYMOUS);

    assertThat(reply(post(X_THRIFT, Messages.call(bare(), "create", 1))).text())
        .isEqualTo("not allowed");
  }

  @Test
  void aConnectionThatCallsFasterThanItMayIsToldThatTheServerIsBusy() throws Exception {
    rates = new AddressRates(1, 2, wire.clock);
    byte[] call = Messages.call(bare(), "get", 3, "x");
    assertThat(reply(post(X_THRIFT, call)).text()).isEqualTo("no such room: x");
    assertThat(reply(post(X_THRIFT, call)).text()).isEqualTo("no such room: x");

    MockHttpServletResponse third = post(X_THRIFT, call);

    assertThat(third.getStatus()).isEqualTo(200);
    assertThat(reply(third).text()).isEqualTo("busy");
    assertThat(wire.rejected(RejectReason.RATE)).isEqualTo(1);
    MockHttpServletRequest another = request("POST", X_THRIFT, call);
    another.setRemotePort(81);
    assertThat(reply(handle(another)).text()).isEqualTo("no such room: x");
  }

  @Test
  void roomCreateMayDoEverything() throws Exception {
    AccessToken token = ThriftCallersTest.token(Set.of(Claim.ROOM_CREATE), "");
    String id = call(token, "create", "").shown().id();

    assertThat(call(token, "get", id).room()).isPresent();
    assertThat(call(token, "update", id).isDone()).isTrue();
    assertThat(call(token, "remove", id).isDone()).isTrue();
  }

  private Reply call(AccessToken token, String method, String id) throws Exception {
    MockHttpServletRequest request =
        request("POST", X_THRIFT, Messages.call(bare(), method, 1, id));
    request.setAttribute(AccessToken.class.getName(), token);
    return reply(handle(request));
  }

  private static Reply reply(MockHttpServletResponse response) {
    return Reply.all(bare(), response.getContentAsByteArray()).getFirst();
  }

  private static Dialect bare() {
    return new Dialect(Framing.UNFRAMED, Encoding.BINARY);
  }

  private MockHttpServletResponse post(@Nullable String type, byte[] body) throws Exception {
    return handle(request("POST", type, body));
  }

  private MockHttpServletResponse preflight(String origin) throws Exception {
    MockHttpServletRequest request = request("OPTIONS", null, new byte[0]);
    request.addHeader("Origin", origin);
    request.addHeader("Access-Control-Request-Method", "POST");
    return handle(request);
  }

  private static MockHttpServletRequest request(String method, @Nullable String type, byte[] body) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, "/thrift");
    request.setContentType(type);
    request.setContent(body);
    return request;
  }

  private MockHttpServletResponse handle(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    ThriftHttpCalls calls = new ThriftHttpCalls(wire.dispatcher(), Wire.LIMITS);
    ThriftCors cors = new ThriftCors(Set.of(ORIGIN), "POST");
    new ThriftHttpEndpoint(calls, Wire.LIMITS.message(), wire.rules().anonymous(), rates, cors)
        .handleRequest(request, response);
    return response;
  }
}
