package dev.atrium.twirp;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import dev.atrium.api.livekit.ListRoomsRequest;
import dev.atrium.api.livekit.ListRoomsResponse;
import dev.atrium.core.TestEngine;
import dev.atrium.core.access.Caller;
import dev.atrium.core.port.RoomStore;
import dev.atrium.twirp.Wire.Reply;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

class TwirpEndpointTest {
  private static final String JSON_UNDECODABLE =
      "{\"code\":\"malformed\",\"msg\":\"the json request could not be decoded\"}";
  private static final String PERMISSIONS_DENIED =
      "{\"code\":\"unauthenticated\",\"msg\":\"permissions denied\"}";
  private static final String NO_RESPONSE =
      "{\"code\":\"unavailable\",\"msg\":\"twirp error unknown: no response from servers\"}";
  private static final String CANCELED =
      "{\"code\":\"canceled\",\"msg\":\"twirp error unknown: request canceled\"}";

  private final Wire wire = new Wire(TestEngine.create());

  @Test
  void aJsonRequestIsAnsweredInJson() {
    Reply answer = wire.json("ListRooms", "{}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/json");
    assertThat(answer.text()).isEqualTo("{\"rooms\":[]}");
    assertThat(answer.response().getContentLength()).isEqualTo(12);
  }

  @Test
  void aProtobufRequestIsAnsweredInProtobuf() {
    wire.engine().rooms().create(OWNER, idle(LOBBY));

    Reply answer = wire.protobuf("ListRooms", ListRoomsRequest.getDefaultInstance());

    assertThat(answer.contentType()).isEqualTo("application/protobuf");
    assertThat(answer.into(ListRoomsResponse.newBuilder()).getRoomsList())
        .singleElement()
        .satisfies(room -> assertThat(room.getName()).isEqualTo("lobby"));
    assertThat(answer.response().getContentLength()).isEqualTo(answer.body().length);
  }

  @Test
  void aMalformedBodyIsSeenBeforeTheMissingGrant() {
    wire.as(Caller.ANONYMOUS);

    assertThat(wire.json("ListRooms", "{").text()).isEqualTo(JSON_UNDECODABLE);
    assertThat(wire.post("CreateRoom", "application/protobuf", new byte[] {-1}).text())
        .isEqualTo(
            "{\"code\":\"malformed\",\"msg\":\"the protobuf request could not be decoded\"}");
  }

  @Test
  void aBodyThatCannotBeReadToItsEndIsMalformed() {
    assertThat(wire.send(broken("application/json", new IOException("gone"))).text())
        .isEqualTo(JSON_UNDECODABLE);
    assertThat(wire.send(broken("application/protobuf", new IllegalStateException("bad"))).text())
        .isEqualTo("{\"code\":\"malformed\",\"msg\":\"failed to read request body\"}");
  }

  @Test
  void aBodyThatTakesTooLongToComeIsItsOwnError() {
    Wire.Reply response = wire.send(broken("application/json", new SocketTimeoutException("slow")));

    assertThat(response.status()).isEqualTo(408);
    assertThat(response.text())
        .isEqualTo("{\"code\":\"deadline_exceeded\",\"msg\":\"request body too slow\"}");
  }

  @Test
  void theBodyOfAStrangerIsReadAsFarAsACallMayNeed() throws Exception {
    wire.as(Caller.ANONYMOUS);
    MockHttpServletRequest declared = sized("{".repeat(65_537), true);
    MockHttpServletRequest chunked = sized("{".repeat(100_000), false);

    assertThat(wire.send(declared).text()).isEqualTo(PERMISSIONS_DENIED);
    assertThat(wire.send(chunked).text()).isEqualTo(PERMISSIONS_DENIED);
    assertThat(declared.getInputStream().readAllBytes()).hasSize(65_537);
    assertThat(chunked.getInputStream().readAllBytes()).hasSize(100_000 - 65_537);
    assertThat(wire.send(sized("{".repeat(65_536), true)).text()).isEqualTo(JSON_UNDECODABLE);
    assertThat(wire.send(sized("{".repeat(65_536), false)).text()).isEqualTo(JSON_UNDECODABLE);
  }

  @Test
  void strangersAreToldOfLimitsThatComeBeforeTheGrant() {
    String metadata = "y".repeat(524_289);

    Reply answer =
        wire.as(Caller.ANONYMOUS)
            .json("UpdateRoomMetadata", "{\"room\":\"r\",\"metadata\":\"" + metadata + "\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("metadata size exceeds limits");
  }

  @Test
  void whoeverHasATokenMaySendMore() {
    String body = "{\"x\":\"" + "y".repeat(100_000) + "\"}";

    assertThat(wire.send(sized(body, true)).isOk()).isTrue();
    assertThat(wire.send(sized(body, false)).isOk()).isTrue();
  }

  @Test
  void fieldsThatAreNotKnownTakeNoMemory() throws Exception {
    UnknownFieldSet.Builder unknown = UnknownFieldSet.newBuilder();
    IntStream.range(100, 200).forEach(number -> unknown.mergeVarintField(number, number));
    ListRoomsRequest known = ListRoomsRequest.newBuilder().addNames("lobby").build();
    byte[] sent = known.toBuilder().setUnknownFields(unknown.build()).build().toByteArray();

    Message read = Format.PROTOBUF.read(sent, ListRoomsRequest.getDefaultInstance());

    assertThat(read).isEqualTo(known);
  }

  @Test
  void withoutTheGrantEveryMethodIsUnauthenticated() {
    wire.as(Caller.ANONYMOUS);

    for (Rpc rpc : Rpc.values()) {
      Reply answer = wire.json(rpc.method(), "{\"name\":\"r\",\"room\":\"r\"}");

      assertThat(answer.status()).as(rpc.method()).isEqualTo(401);
      assertThat(answer.text()).as(rpc.method()).isEqualTo(PERMISSIONS_DENIED);
    }
  }

  @Test
  void aRequestWithoutACallerIsNobodys() {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "");
    request.setPathInfo(TwirpEndpoint.PATH + "ListRooms");
    request.addHeader("Content-Type", "application/json");
    request.setContent("{}".getBytes(StandardCharsets.UTF_8));

    assertThat(wire.as(Caller.ANONYMOUS).send(request).text()).isEqualTo(PERMISSIONS_DENIED);
  }

  @Test
  void anEmptyRoomNameIsRefused() {
    assertThat(wire.json("CreateRoom", "{}").text())
        .isEqualTo("{\"code\":\"invalid_argument\",\"msg\":\"room name is required\"}");
  }

  @Test
  void aRoomIsDeletedByItsSidWhereNoRoomHasThatName() {
    String sid = wire.engine().rooms().create(OWNER, idle(LOBBY)).sid().value();

    Reply answer = wire.json("DeleteRoom", "{\"room\":\"" + sid + "\"}");

    assertThat(answer.text()).isEqualTo("{}");
    assertThat(wire.engine().hasRoom(LOBBY)).isFalse();
  }

  @Test
  void timeoutsAreUnsignedAndTheLargestMeansNever() {
    String answer =
        wire.json(
                "CreateRoom",
                "{\"name\":\"lobby\",\"empty_timeout\":4294967295,\"departure_timeout\":7}")
            .text();

    assertThat(answer).contains("\"empty_timeout\":4294967295", "\"departure_timeout\":7");
    assertThat(wire.engine().rooms().get(OWNER, LOBBY).deadline()).isEmpty();
  }

  @Test
  void nobodyAnswersForAnUnknownRoomAndThatIsSaidAtOnce() {
    assertThat(wire.json("SendData", "{\"room\":\"nope\"}").text()).isEqualTo(NO_RESPONSE);
  }

  @ParameterizedTest
  @CsvSource({"500,true", "2499,true", "2500,false", "60000,false", "abc,false", "1.5,false"})
  void aDeadlineShorterThanTheWaitForAnOwnerCutsIt(String millis, boolean canceled) {
    wire.with("X-Twirp-Timeout-Ms", millis);

    Reply answer = wire.json("SendData", "{\"room\":\"nope\"}");

    assertThat(answer.text()).isEqualTo(canceled ? CANCELED : NO_RESPONSE);
    assertThat(answer.status()).isEqualTo(canceled ? 408 : 503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5"})
  void aDeadlineThatIsOverCancelsWhatAsksAnOwnerAndNothingElse(String millis) {
    wire.with("X-Twirp-Timeout-Ms", millis);

    assertThat(wire.json("CreateRoom", "{\"name\":\"lobby\"}").text()).isEqualTo(CANCELED);
    assertThat(wire.json("ListRooms", "{}").text()).isEqualTo("{\"rooms\":[]}");
    assertThat(wire.engine().hasRoom(LOBBY)).isFalse();
  }

  @Test
  void aShortDeadlineDoesNotCutAnAnswer() {
    wire.with("X-Twirp-Timeout-Ms", "1");
    wire.engine().stays().join(OWNER, join(LOBBY, ALICE));

    assertThat(wire.json("SendData", "{\"room\":\"lobby\"}").text()).isEqualTo("{}");
    assertThat(wire.json("GetParticipant", "{\"room\":\"lobby\",\"identity\":\"x\"}").status())
        .isEqualTo(404);
  }

  @Test
  void aFailureOfOursIsToldWithoutItsCause() {
    Wire failing = new Wire(TestEngine.create(store -> failing()));

    Reply answer = failing.json("ListRooms", "{}");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text())
        .isEqualTo("{\"code\":\"internal\",\"msg\":\"Internal service panic\"}");
  }

  @Test
  void eachCallIsObservedByMethodAndCode() {
    List<String> observed = new ArrayList<>();
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(recorder(observed));
    Wire watched = new Wire(TestEngine.create(), observations);

    watched.json("CreateRoom", "{\"name\":\"lobby\"}");
    watched.json("DeleteRoom", "{\"room\":\"nope\"}");
    watched.json("Nope", "{}");

    assertThat(observed)
        .containsExactly(
            "twirp.server.calls code=ok method=CreateRoom",
            "twirp.server.calls code=not_found method=DeleteRoom",
            "twirp.server.calls code=bad_route method=none");
  }

  private static ObservationHandler<Observation.Context> recorder(List<String> observed) {
    return new ObservationHandler<>() {
      @Override
      public void onStop(Observation.Context context) {
        String keys =
            context.getLowCardinalityKeyValues().stream()
                .map(key -> " " + key.getKey() + "=" + key.getValue())
                .collect(Collectors.joining());
        observed.add(context.getName() + keys);
      }

      @Override
      public boolean supportsContext(Observation.Context context) {
        return true;
      }
    };
  }

  /** A store of which every method fails in a way that none of them announces. */
  private static RoomStore failing() {
    return (RoomStore)
        Proxy.newProxyInstance(
            TwirpEndpointTest.class.getClassLoader(),
            new Class<?>[] {RoomStore.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("secret");
            });
  }

  private static MockHttpServletRequest sized(String body, boolean declared) {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "") {
          @Override
          public int getContentLength() {
            return declared ? super.getContentLength() : -1;
          }
        };
    request.setPathInfo(TwirpEndpoint.PATH + "ListRooms");
    request.addHeader("Content-Type", "application/json");
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }

  private static MockHttpServletRequest broken(String contentType, Exception failure) {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "") {
          @Override
          public ServletInputStream getInputStream() {
            return new BrokenBody(failure);
          }
        };
    request.setPathInfo(TwirpEndpoint.PATH + "ListRooms");
    request.addHeader("Content-Type", contentType);
    return request;
  }

  @SuppressWarnings("InputStreamSlowMultibyteRead") // nothing is ever read
  private static final class BrokenBody extends DelegatingServletInputStream {
    private final Exception failure;

    BrokenBody(Exception failure) {
      super(InputStream.nullInputStream());
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      if (failure instanceof IOException broken) {
        throw broken;
      }
      throw new IllegalStateException(failure);
    }
  }
}
