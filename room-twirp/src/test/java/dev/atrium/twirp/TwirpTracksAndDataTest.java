package dev.atrium.twirp;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.atrium.api.livekit.MuteRoomTrackRequest;
import dev.atrium.api.livekit.MuteRoomTrackResponse;
import dev.atrium.api.livekit.SendDataRequest;
import dev.atrium.api.livekit.TrackInfo;
import dev.atrium.core.DataPacket;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.RoomSignal.DataSent;
import dev.atrium.core.RoomSignal.MuteRequested;
import dev.atrium.core.RoomSignal.SubscriptionsChanged;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.core.Track;
import dev.atrium.core.TrackSid;
import dev.atrium.core.engine.Policy;
import dev.atrium.core.media.DataBody;
import dev.atrium.twirp.Wire.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RPCs about tracks and data, with somebody inside: LiveKit spec §4.8, §4.10 to §4.14. */
class TwirpTracksAndDataTest {
  private static final String NO_RESPONSE =
      "{\"code\":\"unavailable\",\"msg\":\"twirp error unknown: no response from servers\"}";

  private final Wire wire = new Wire(TestEngine.create());
  private final Stay alice = wire.engine().stays().join(OWNER, join(LOBBY, ALICE));
  private final RecordingListener heard = wire.engine().listen();

  @Test
  void aTrackThatIsOnlyAnnouncedCanBeMutedAndPrintsEveryField() {
    Track track = wire.engine().stays().announce(alice.ref(), onlyLeg(alice), MICROPHONE);

    Reply answer = call("MutePublishedTrack", "'track_sid':'" + track.sid() + "','muted':true");

    assertThat(answer.text())
        .isEqualTo(
            json(
                "{'track':{'sid':'"
                    + track.sid()
                    + "','type':'AUDIO','name':'microphone','muted':true,'width':0,'height':0,"
                    + "'simulcast':false,'disable_dtx':false,'source':'MICROPHONE','layers':[],"
                    + "'mime_type':'','mid':'','codecs':[],'stereo':false,'disable_red':false,"
                    + "'encryption':'NONE','stream':'','version':null,'audio_features':[],"
                    + "'backup_codec_policy':'PREFER_REGRESSION','packet_trailer_features':[]}}"));
    assertThat(call("GetParticipant", "").text())
        .contains("\"tracks\":[]", "\"is_publisher\":false");
  }

  @Test
  void aPublishedTrackHasTheVersionOfItsLastChange() {
    Track track = wire.engine().stays().publish(alice.ref(), onlyLeg(alice), CAMERA, "video/VP8");

    TrackInfo muted =
        wire.protobuf(
                "MutePublishedTrack",
                MuteRoomTrackRequest.newBuilder()
                    .setRoom("lobby")
                    .setIdentity("alice")
                    .setTrackSid(track.sid().value())
                    .setMuted(true)
                    .build())
            .into(MuteRoomTrackResponse.newBuilder())
            .getTrack();

    assertThat(muted.getMuted()).isTrue();
    assertThat(muted.getMimeType()).isEqualTo("video/VP8");
    assertThat(muted.getVersion().getUnixMicro()).isEqualTo(1_777_889_730_250_000L);
    assertThat(muted.getWidth()).isEqualTo(1280);
  }

  @Test
  void mutingAgainIsTheSameAndTheClientIsToldAgain() {
    Track track = wire.engine().stays().publish(alice.ref(), onlyLeg(alice), CAMERA);
    String mute = "'track_sid':'" + track.sid() + "','muted':true";

    Reply first = call("MutePublishedTrack", mute);
    Reply second = call("MutePublishedTrack", mute);

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(heard.signals())
        .containsOnly(new MuteRequested(alice.room().ref(), ALICE, track.sid(), true))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TR_nope", ""})
  void anUnknownTrackIsNoErrorAndTheClientIsToldNevertheless(String sid) {
    Reply answer = call("MutePublishedTrack", "'track_sid':'" + sid + "','muted':true");

    assertThat(answer.text()).isEqualTo("{\"track\":null}");
    assertThat(heard.signals())
        .containsExactly(new MuteRequested(alice.room().ref(), ALICE, new TrackSid(sid), true));
  }

  @Test
  void anUnknownTrackIsNothingInBinary() {
    MuteRoomTrackRequest request =
        MuteRoomTrackRequest.newBuilder()
            .setRoom("lobby")
            .setIdentity("alice")
            .setMuted(true)
            .build();

    assertThat(wire.protobuf("MutePublishedTrack", request).body()).isEmpty();
  }

  @Test
  void unmutingIsRefusedBeforeTheTrackIsLookedAt() {
    Reply answer = call("MutePublishedTrack", "'track_sid':'TR_nope'");

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.text()).contains("failed_precondition", "remote unmute not enabled");
    assertThat(heard.signals()).isEmpty();
  }

  @Test
  void unmutingWorksWhereItIsAllowed() {
    Policy policy = TestEngine.POLICY;
    Wire open =
        new Wire(
            TestEngine.create(
                new Policy(policy.defaults(), policy.limits(), 10, true, true, policy.node())));
    Stay stay = open.engine().stays().join(OWNER, join(LOBBY, ALICE));
    Track track = open.engine().stays().publish(stay.ref(), onlyLeg(stay), CAMERA);
    String asked = "{'room':'lobby','identity':'alice','track_sid':'" + track.sid() + "','muted':";
    open.json("MutePublishedTrack", json(asked + "true}"));

    assertThat(open.json("MutePublishedTrack", json(asked + "false}")).text())
        .contains("\"muted\":false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MutePublishedTrack",
        "UpdateSubscriptions",
        "ForwardParticipant",
        "MoveParticipant",
        "PerformRpc"
      })
  void nobodyAnswersForSomebodyWhoIsNotThere(String method) {
    String request =
        "{'room':'lobby','identity':'nobody','destination_identity':'nobody','muted':true}";

    Reply answer = wire.json(method, json(request));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).isEqualTo(NO_RESPONSE);
  }

  @Test
  void subscriptionsNameTheirOwnTracksFirst() {
    Reply answer =
        call(
            "UpdateSubscriptions",
            "'subscribe':true,'track_sids':['TR_1','TR_2'],"
                + "'participant_tracks':[{'participant_sid':'PA_wrong','track_sids':['TR_3']}]");

    assertThat(answer.text()).isEqualTo("{}");
    assertThat(heard.signals())
        .singleElement()
        .isInstanceOfSatisfying(
            SubscriptionsChanged.class,
            changed -> {
              assertThat(changed.subscribe()).isTrue();
              assertThat(changed.participant()).isEqualTo(ALICE);
              assertThat(changed.tracks())
                  .extracting(TrackSid::value)
                  .containsExactly("TR_1", "TR_2", "TR_3");
            });
  }

  @ParameterizedTest
  @CsvSource({"RELIABLE,0", "LOSSY,1", "NOPE,0"})
  void aKindIsKnownByItsName(String kind, int number) {
    call("SendData", "'kind':'" + kind + "'");

    assertThat(sent().kind()).isEqualTo(number);
  }

  @Test
  void aPacketKeepsEverythingThatWasSaid() {
    SendDataRequest request =
        SendDataRequest.newBuilder()
            .setRoom("lobby")
            .setData(ByteString.copyFromUtf8("hi"))
            .setKindValue(77)
            .addDestinationIdentities("alice")
            .addDestinationIdentities("nobody")
            .setTopic("")
            .setNonce(ByteString.copyFrom(new byte[16]))
            .build();

    assertThat(wire.protobuf("SendData", request).body()).isEmpty();

    DataPacket packet = sent();
    assertThat(packet.kind()).isEqualTo(77);
    assertThat(packet.payload()).asString().isEqualTo("hi");
    assertThat(packet.topic()).contains("");
    assertThat(packet.nonce()).hasSize(16);
    assertThat(packet.destinations()).containsExactly(ALICE, new ParticipantIdentity("nobody"));
  }

  @Test
  void sidsStillNameReceiversAndNoTopicIsNoTopic() {
    call("SendData", "'destination_sids':['PA_1'],'destination_identities':['bob']");

    assertThat(sent().destinationSids()).containsExactly(new ParticipantSid("PA_1"));
    assertThat(sent().destinations()).containsExactly(new ParticipantIdentity("bob"));
    assertThat(sent().topic()).isEmpty();
  }

  @Test
  void aNonceIsDeliveredOnceAndNoNonceEachTime() {
    String nonce = "'nonce':'AAECAwQFBgcICQoLDA0ODw=='";

    assertThat(call("SendData", nonce).text()).isEqualTo("{}");
    assertThat(call("SendData", nonce).text()).isEqualTo("{}");
    assertThat(heard.signals()).hasSize(1);

    call("SendData", "");
    call("SendData", "");
    assertThat(heard.signals()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ForwardParticipant", "MoveParticipant"})
  void whoIsInsideCannotBeTakenElsewhereYet(String method) {
    Reply elsewhere = call(method, "'destination_room':'studio'");
    Reply here = call(method, "'destination_room':'lobby'");

    assertThat(elsewhere.status()).isEqualTo(500);
    assertThat(elsewhere.text())
        .isEqualTo("{\"code\":\"unknown\",\"msg\":\"twirp error unknown: not implemented\"}");
    assertThat(here.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "''|400|destination identity is required",
        "'alice','payload':'%s'|400|RpcError 1402: Request payload too large",
        "'alice'|500|data channel is not available"
      })
  void aProcedureIsCalledInTheRecordedOrderOfChecks(String fields, int status, String message) {
    String destination = "{'room':'lobby','destination_identity':" + fields + "}";

    Reply answer = wire.json("PerformRpc", json(destination.formatted("x".repeat(15_361))));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text()).contains("\"msg\":\"twirp error unknown: " + message + "\"");
  }

  private DataPacket sent() {
    RoomSignal last = heard.signals().getLast();
    assertThat(last).isInstanceOf(DataSent.class);
    return ((DataBody.Packet) ((DataSent) last).message().body()).packet();
  }

  private Reply call(String method, String fields) {
    String more = fields.isEmpty() ? "" : "," + fields;
    return wire.json(method, json("{'room':'lobby','identity':'alice'" + more + "}"));
  }

  private static String json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"');
  }
}
