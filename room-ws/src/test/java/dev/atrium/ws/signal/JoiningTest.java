package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.Codec;
import dev.atrium.api.livekit.ICEServer;
import dev.atrium.api.livekit.JoinResponse;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.CreateRoom;
import dev.atrium.core.IfExists;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RemoveParticipant;
import dev.atrium.core.RoomNaming;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.access.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class JoiningTest {
  private final TestSignals signals = TestSignals.create();

  @Test
  void beginsWithAMessageThatSaysWhatThereIs() throws Exception {
    TestPeer alice = signals.join("alice");

    JoinResponse join = alice.received().getFirst().getJoin();
    assertThat(join.getRoom().getName()).isEqualTo("lobby");
    assertThat(join.getRoom().getNumParticipants()).isEqualTo(1);
    assertThat(join.getParticipant().getIdentity()).isEqualTo("alice");
    assertThat(join.getParticipant().getState()).isEqualTo(ParticipantInfo.State.JOINED);
    assertThat(join.getOtherParticipantsList()).isEmpty();
    assertThat(join.getServerInfo().getVersion()).isEqualTo("1.13.5");
    assertThat(join.getServerVersion()).isEqualTo("1.13.5");
    assertThat(join.getServerInfo().getNodeId()).isEqualTo("node-1");
    assertThat(join.getPingInterval()).isEqualTo(5);
    assertThat(join.getPingTimeout()).isEqualTo(15);
    assertThat(join.getSubscriberPrimary()).isTrue();
    assertThat(join.getSifTrailer().isEmpty()).isFalse();
    assertThat(join.getAlternativeUrl()).isEmpty();
  }

  @Test
  void namesThoseInsideButForHiddenOnes() throws Exception {
    TestPeer alice = signals.join("alice");
    signals.join(TestToken.join("ghost", Permission.STANDARD.with(Trait.HIDDEN)));

    TestPeer bob = signals.join("bob");

    JoinResponse join = bob.received().getFirst().getJoin();
    assertThat(join.getOtherParticipantsList())
        .extracting(ParticipantInfo::getSid)
        .containsExactly(alice.sid());
    assertThat(join.getRoom().getNumParticipants()).isEqualTo(3);
  }

  @Test
  void givesCredentialsOfTheParticipantForTheTurnServerAlone() throws Exception {
    TestPeer alice = signals.join("alice");

    List<ICEServer> servers = alice.received().getFirst().getJoin().getIceServersList();

    assertThat(servers).hasSize(2);
    assertThat(servers.get(0).getUrlsList()).containsExactly("stun:stun.example:3478");
    assertThat(servers.get(0).getCredential()).isEmpty();
    assertThat(servers.get(1).getUrlsList()).containsExactly("turn:turn.example:3478");
    assertThat(servers.get(1).getUsername()).matches("[0-9]+:alice");
    assertThat(servers.get(1).getCredential()).isNotEmpty();
  }

  @Test
  void namesEveryCodecThatMayBePublished() throws Exception {
    TestPeer alice = signals.join("alice");

    JoinResponse join = alice.received().getFirst().getJoin();
    assertThat(join.getRoom().getEnabledCodecsList())
        .extracting(Codec::getMime)
        .contains("video/rtx");
    assertThat(join.getEnabledPublishCodecsList())
        .extracting(Codec::getMime)
        .contains("audio/opus", "video/VP8")
        .doesNotContain("video/rtx");
  }

  @Test
  void everyoneInARoomHasTheSameTrailer() throws Exception {
    JoinResponse alice = signals.join("alice").received().getFirst().getJoin();
    JoinResponse bob = signals.join("bob").received().getFirst().getJoin();

    assertThat(bob.getSifTrailer()).isEqualTo(alice.getSifTrailer());
  }

  @Test
  void aFreshTokenFollows() throws Exception {
    TestPeer alice = signals.join("alice");

    assertThat(alice.received().get(1).getRefreshToken()).startsWith("alice ");
  }

  @Test
  void anOldProtocolHasItsPublisherConnectionFirst() throws Exception {
    TestPeer alice = signals.join(TestToken.join("alice"), Map.of());

    assertThat(alice.received().getFirst().getJoin().getSubscriberPrimary()).isFalse();
  }

  @Test
  void whatTheClientSaysOfItselfLiesOverItsToken() throws Exception {
    Permission updating = Permission.STANDARD.with(Trait.UPDATES_OWN_METADATA);
    ParticipantProfile profile =
        new ParticipantProfile("Alice", "m", Map.of("a", "token", "c", "token"));

    TestPeer alice =
        signals.join(
            TestToken.join("alice", updating, profile),
            Map.of("attributes", "eyJhIjoiYiJ9", "client_protocol", "2"));

    ParticipantInfo self = alice.received().getFirst().getJoin().getParticipant();
    assertThat(self.getAttributesMap()).isEqualTo(Map.of("a", "b", "c", "token"));
    assertThat(self.getName()).isEqualTo("Alice");
    assertThat(self.getMetadata()).isEqualTo("m");
    assertThat(self.getClientProtocol()).isEqualTo(2);
  }

  @Test
  void attributesThatCannotBeReadKeepNobodyOut() throws Exception {
    TestPeer alice = signals.join(TestToken.join("alice"), Map.of("attributes", "***"));

    assertThat(alice.received().getFirst().getJoin().getParticipant().getAttributesMap()).isEmpty();
  }

  @Test
  void aFullRoomIsNotEntered() throws Exception {
    signals.engine().rooms().create(OWNER, admittingOne());
    signals.join("alice");

    MockHttpServletResponse response =
        signals.refuse("/rtc", TestToken.join("bob"), Map.of("protocol", "16"));

    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentAsString()).isEqualTo("connection closed by media");
  }

  @Test
  void aTokenThatSaysTooMuchIsRefusedLikeAFullRoom() throws Exception {
    ParticipantProfile longWinded = new ParticipantProfile("", "", Map.of("a", "x".repeat(65_536)));

    MockHttpServletResponse response =
        signals.refuse("/rtc", TestToken.join("bob", Permission.STANDARD, longWinded), Map.of());

    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.getContentAsString()).isEqualTo("connection closed by media");
    assertThat(signals.engine().hasRoom(LOBBY)).isFalse();
  }

  @Test
  void oneConnectionMoreThanThereMayBeIsRefused() throws Exception {
    TestSignals few =
        TestSignals.with(new SignalLimits(1, 256, TestSignals.LIMITS.queueSize(), 1_000, 200));
    few.join("alice");

    MockHttpServletResponse response = few.refuse("/rtc", TestToken.join("bob"), Map.of());

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getContentAsString()).isEqualTo("node has exceeded its configured limit");
    assertThat(few.engine().participants().list(OWNER, LOBBY)).hasSize(1);
  }

  @Test
  void aConnectionThatDoesNotOpenLeavesNobodyBehind() throws Exception {
    signals.failHandshakes();

    MockHttpServletResponse response = signals.refuse("/rtc", TestToken.join("bob"), Map.of());

    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).isEmpty();
    assertThat(signals.host().rooms().count()).isZero();
  }

  @Test
  void aRequestWithoutAnUpgradeBeginsNothing() throws Exception {
    var request = new MockHttpServletRequest("GET", "/rtc");
    request.setPathInfo("/rtc");
    request.setAttribute(AccessToken.class.getName(), TestToken.join("alice"));
    MockHttpServletResponse response = new MockHttpServletResponse();

    signals.answer(request, response);

    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(signals.engine().hasRoom(LOBBY)).isFalse();
  }

  @Test
  void theNewerPathServesAClientWithoutAnOfferAlike() throws Exception {
    MockHttpServletResponse response =
        signals.refuse("/rtc/v1", TestToken.join("alice"), Map.of("join_request", "CAA="));

    assertThat(response.getStatus()).isEqualTo(101);
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).hasSize(1);
  }

  @Test
  void aStayThatIsOverBeforeItsConnectionIsOpenEndsThere() throws Exception {
    Arrival arrival = signals.admissions().admit(entry("alice"));
    signals
        .engine()
        .participants()
        .remove(OWNER, new RemoveParticipant(LOBBY, arrival.entry().identity()));

    TestPeer late = signals.open(arrival);

    assertThat(late.received())
        .extracting(SignalResponse::getMessageCase)
        .contains(SignalResponse.MessageCase.JOIN, SignalResponse.MessageCase.LEAVE);
    assertThat(late.closedWith()).isNotNull();
  }

  @Test
  void aConnectionThatOpensTooLateFindsItsStayOver() throws Exception {
    Arrival arrival = signals.admissions().admit(entry("alice"));
    signals.time().pass(Duration.ofSeconds(11));

    TestPeer late = signals.open(arrival);

    assertThat(late.received()).isEmpty();
    assertThat(late.closedWith()).isNotNull();
    assertThat(signals.engine().participants().list(OWNER, LOBBY)).isEmpty();
  }

  private static Entry entry(String identity) {
    var token = TestToken.join(identity);
    return new Entry(
        token,
        token.video().orElseThrow(),
        new JoinQuery(
            new SignalClient(16, 0, Set.of(), true, false),
            ProfileChange.NONE,
            false,
            Optional.empty(),
            false));
  }

  private static CreateRoom admittingOne() {
    RoomOptions usual = RoomOptions.STANDARD;
    return new CreateRoom(
        Optional.of(LOBBY),
        RoomNaming.BY_CREATOR,
        IfExists.RETURN,
        new RoomOptions(
            usual.lifetime(), usual.preset(), 1, usual.metadata(), usual.media(), usual.extras()));
  }
}
