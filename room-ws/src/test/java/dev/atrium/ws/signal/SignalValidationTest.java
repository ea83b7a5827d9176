package dev.atrium.ws.signal;

import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.atrium.api.livekit.AddTrackRequest;
import dev.atrium.api.livekit.ClientInfo;
import dev.atrium.api.livekit.DataChannelInfo;
import dev.atrium.api.livekit.JoinRequest;
import dev.atrium.api.livekit.SessionDescription;
import dev.atrium.api.livekit.SyncState;
import dev.atrium.api.livekit.WrappedJoinRequest;
import dev.atrium.api.livekit.WrappedJoinRequest.Compression;
import dev.atrium.core.Permission;
import dev.atrium.core.RoomName;
import dev.atrium.core.TestEngine;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.VideoGrant.Claim;
import dev.atrium.core.engine.Policy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Base64;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The rows of LiveKit spec §3.8. */
class SignalValidationTest {
  private static final Permission UPDATING =
      Permission.STANDARD.with(Permission.Trait.UPDATES_OWN_METADATA);
  private static final Permission LISTENING =
      new Permission(true, false, false, Set.of(), Set.of());
  private static final AccessToken ALICE = TestToken.join("alice");

  private final TestEngine engine = TestEngine.create();
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");

  @Test
  void whoWouldBeAdmittedIsToldSo() throws Exception {
    MockHttpServletResponse response = ask("/rtc/validate", ALICE);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentAsString()).isEqualTo("success");
    assertThat(response.getContentType()).isEqualTo("text/plain; charset=utf-8");
  }

  @Test
  void nothingIsMade() throws Exception {
    ask("/rtc/validate", ALICE);

    assertThat(engine.hasRoom(LOBBY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/rtc/validate", "/rtc/v1/validate", "/rtc", "/rtc/v1"})
  void pagesOfAnyOriginMayReadTheAnswer(String path) throws Exception {
    assertThat(ask(path, ALICE).getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(ask(path, null).getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void withoutAVideoGrantNothingElseIsLookedAt() throws Exception {
    request.addParameter("join_request", "***");

    assertRefused(ask("/rtc/validate", null), 401, "no permissions to access the room");
    assertRefused(
        ask("/rtc/v1/validate", TestToken.withoutVideo()),
        401,
        "no permissions to access the room");
  }

  @Test
  void theNewerPathNeedsAJoinRequest() throws Exception {
    assertRefused(ask("/rtc/v1/validate", ALICE), 400, "join_request is required");
  }

  @ParameterizedTest
  @CsvSource({
    "***,cannot base64 decode wrapped join request",
    "EgP_,cannot unmarshal wrapped join request",
    "EgP___8=,cannot unmarshal join request",
    "CAESAwECAw==,cannot unmarshal join request"
  })
  void aJoinRequestThatIsNoneIsRefusedOnBothPaths(String encoded, String text) throws Exception {
    request.addParameter("join_request", encoded);

    assertRefused(ask("/rtc/validate", ALICE), 400, text);
    assertRefused(ask("/rtc/v1/validate", ALICE), 400, text);
  }

  @Test
  void aJoinRequestMayBePacked() throws Exception {
    JoinRequest join =
        JoinRequest.newBuilder().setClientInfo(ClientInfo.newBuilder().setProtocol(17)).build();
    request.addParameter("join_request", wrapped(join, Compression.GZIP));

    assertThat(ask("/rtc/v1/validate", ALICE).getContentAsString()).isEqualTo("success");
  }

  @Test
  void aJoinRequestThatSwellsBeyondAllMeasureIsRefused() throws Exception {
    JoinRequest join = JoinRequest.newBuilder().setMetadata("x".repeat(3 << 20)).build();
    request.addParameter("join_request", wrapped(join, Compression.GZIP));

    assertRefused(ask("/rtc/v1/validate", ALICE), 400, "cannot unmarshal join request");
  }

  @ParameterizedTest
  @CsvSource({"256,200,success", "257,400,too many tracks", "900000,400,too many tracks"})
  void aClientAnnouncesNoMoreTracksThanItMayHave(int tracks, int status, String text)
      throws Exception {
    JoinRequest.Builder join = JoinRequest.newBuilder();
    for (int i = 0; i < tracks; i++) {
      join.addAddTrackRequests(AddTrackRequest.getDefaultInstance());
    }
    request.addParameter("join_request", wrapped(join.build(), Compression.GZIP));

    MockHttpServletResponse answer = ask("/rtc/validate", ALICE);

    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getContentAsString()).isEqualTo(text);
  }

  @Test
  void aClientDoesNotSayAnyNumberOfThingsAboutItself() throws Exception {
    ClientInfo.Builder client = ClientInfo.newBuilder();
    for (int i = 0; i < 300_000; i++) {
      client.addCapabilities(ClientInfo.Capability.CAP_PACKET_TRAILER);
    }
    JoinRequest join = JoinRequest.newBuilder().setClientInfo(client).build();
    request.addParameter("join_request", wrapped(join, Compression.GZIP));

    assertRefused(ask("/rtc/v1/validate", ALICE), 400, "cannot unmarshal join request");
  }

  @Test
  void whatNobodyReadsOfAJoinRequestCostsNothing() throws Exception {
    SyncState.Builder sync = SyncState.newBuilder();
    for (int i = 0; i < 900_000; i++) {
      sync.addDataChannels(DataChannelInfo.getDefaultInstance());
    }
    JoinRequest join = JoinRequest.newBuilder().setSyncState(sync).build();
    request.addParameter("join_request", wrapped(join, Compression.GZIP));

    assertThat(ask("/rtc/v1/validate", ALICE).getContentAsString()).isEqualTo("success");
  }

  @Test
  void aClientThatBringsAnOfferIsSentToTheOlderPath() throws Exception {
    bringOffer();

    MockHttpServletResponse response = ask("/rtc/v1/validate", ALICE);

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getContentAsString()).doesNotContain("requested room does not exist");
  }

  @Test
  void anOfferDoesNotSaveABadToken() throws Exception {
    bringOffer();

    assertRefused(
        ask("/rtc/v1/validate", TestToken.with(Claim.ROOM_ADMIN)), 401, "permissions denied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"***", "W10=", "eyJhIjoxfQ==", "eyJhIg=="})
  void attributesHaveToBeTextsByName(String encoded) throws Exception {
    request.addParameter("attributes", encoded);

    assertRefused(ask("/rtc/validate", ALICE), 400, "cannot decode attributes");
  }

  @Test
  void withoutTheGrantToJoinNobodyGetsIn() throws Exception {
    assertRefused(
        ask("/rtc/validate", TestToken.with(Claim.ROOM_ADMIN)), 401, "permissions denied");
  }

  @Test
  void everyoneNeedsAnIdentityOfBearableLength() throws Exception {
    assertRefused(ask("/rtc/validate", TestToken.join("")), 400, "identity cannot be empty");
    assertRefused(
        ask("/rtc/validate", TestToken.join("x".repeat(257))),
        400,
        "participant identity length exceeds limits: max length 256");
  }

  @Test
  void theTokenNamesTheRoomAndNoParameterDoes() throws Exception {
    request.addParameter("room", "lobby");

    assertRefused(ask("/rtc/validate", TestToken.joining(new RoomName(""))), 400, "no room name");
    assertRefused(
        ask("/rtc/validate", TestToken.joining(new RoomName("x".repeat(257)))),
        400,
        "room name length exceeds limits: max length 256");
  }

  @Test
  void whoInsistsOnPublishingHasToBeAllowedTo() throws Exception {
    request.addParameter("publish", "x");

    assertRefused(
        ask("/rtc/validate", TestToken.join("alice", LISTENING)),
        401,
        "no permissions to access the room");
    assertThat(ask("/rtc/validate", ALICE).getStatus()).isEqualTo(200);
  }

  @Test
  void whereJoiningMakesNoRoomItHasToBeThere() throws Exception {
    TestEngine strict = TestEngine.create(withoutAutoCreate());

    assertRefused(ask(strict, "/rtc/validate", ALICE), 404, "requested room does not exist");
    assertThat(
            ask(strict, "/rtc/validate", TestToken.with(Claim.ROOM_JOIN, Claim.ROOM_CREATE))
                .getStatus())
        .isEqualTo(200);
  }

  @Test
  void whoDescribesItselfHasToBeAllowedTo() throws Exception {
    request.addParameter("attributes", "eyJhIjoiYiJ9");

    assertRefused(ask("/rtc/validate", ALICE), 401, "no permissions to access the room");
    assertThat(ask("/rtc/validate", TestToken.join("alice", UPDATING)).getStatus()).isEqualTo(200);
  }

  @Test
  void aRequestForAConnectionThatIsNoUpgradeFindsNothing() throws Exception {
    MockHttpServletResponse response = ask("/rtc", ALICE);

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getContentAsByteArray()).isEmpty();
    assertThat(response.getContentType()).isNull();
  }

  private MockHttpServletResponse ask(String path, @Nullable AccessToken token) throws IOException {
    return ask(engine, path, token);
  }

  private MockHttpServletResponse ask(TestEngine asked, String path, @Nullable AccessToken token)
      throws IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    request.setPathInfo(path);
    request.setAttribute(AccessToken.class.getName(), token);
    TestSignals.over(asked).answer(request, response);
    return response;
  }

  private static void assertRefused(MockHttpServletResponse response, int status, String text)
      throws UnsupportedEncodingException {
    assertThat(response.getContentAsString()).isEqualTo(text);
    assertThat(response.getStatus()).isEqualTo(status);
  }

  private void bringOffer() throws IOException {
    JoinRequest join =
        JoinRequest.newBuilder()
            .setPublisherOffer(SessionDescription.newBuilder().setType("offer"))
            .build();
    request.addParameter("join_request", wrapped(join, Compression.NONE));
  }

  private static String wrapped(JoinRequest request, Compression compression) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    if (compression == Compression.GZIP) {
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        request.writeTo(out);
      }
    } else {
      request.writeTo(packed);
    }
    WrappedJoinRequest wrapped =
        WrappedJoinRequest.newBuilder()
            .setCompression(compression)
            .setJoinRequest(ByteString.copyFrom(packed.toByteArray()))
            .build();
    return Base64.getUrlEncoder().encodeToString(wrapped.toByteArray());
  }

  private static Policy withoutAutoCreate() {
    Policy usual = TestEngine.POLICY;
    return new Policy(
        usual.defaults(),
        usual.limits(),
        usual.maxRooms(),
        false,
        usual.remoteUnmute(),
        usual.node());
  }
}
