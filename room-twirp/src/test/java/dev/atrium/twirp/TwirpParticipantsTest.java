package dev.atrium.twirp;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.agent;
import static dev.atrium.core.SampleParticipants.hidden;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.recorder;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.ListParticipantsResponse;
import dev.atrium.api.livekit.ListRoomsResponse;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.ParticipantPermission;
import dev.atrium.api.livekit.Room;
import dev.atrium.api.livekit.TrackSource;
import dev.atrium.core.ClientCapability;
import dev.atrium.core.JoinRoom.Newcomer;
import dev.atrium.core.KindDetail;
import dev.atrium.core.ParticipantDetails;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import dev.atrium.twirp.Wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RPCs about participants while some are inside: LiveKit spec §4.5 to §4.7, §4.9. */
class TwirpParticipantsTest {
  private static final String NO_SUCH_PARTICIPANT =
      "{\"code\":\"not_found\",\"msg\":\"twirp error unknown: participant does not exist\"}";

  private final Wire wire = new Wire(TestEngine.create());

  @Test
  void everyFieldOfAParticipantIsPrinted() {
    ParticipantProfile profile = new ParticipantProfile("Alice", "md", Map.of("k", "v"));
    ParticipantDetails details =
        new ParticipantDetails(
            List.of(KindDetail.FORWARDED, KindDetail.CLOUD_AGENT),
            1,
            Set.of(ClientCapability.PACKET_TRAILER),
            "");
    Newcomer newcomer = new Newcomer(profile, ParticipantKind.AGENT, Permission.STANDARD);
    Stay stay = wire.engine().stays().join(OWNER, join(LOBBY, ALICE, newcomer.with(details)));

    Reply answer = call("GetParticipant", "'identity':'alice'");

    assertThat(answer.text())
        .isEqualTo(
            json(
                "{'sid':'"
                    + stay.participant().sid()
                    + "','identity':'alice','state':'JOINED','tracks':[],'metadata':'md',"
                    + "'joined_at':'1777889730','joined_at_ms':'1777889730250','name':'Alice',"
                    + "'version':1,'permission':{'can_subscribe':true,'can_publish':true,"
                    + "'can_publish_data':true,'can_publish_sources':[],'hidden':false,"
                    + "'recorder':false,'can_update_metadata':false,'agent':false,"
                    + "'can_subscribe_metrics':false,'can_manage_agent_session':false},"
                    + "'region':'','is_publisher':false,'kind':'AGENT','attributes':{'k':'v'},"
                    + "'disconnect_reason':'UNKNOWN_REASON',"
                    + "'kind_details':['FORWARDED','CLOUD_AGENT'],'data_tracks':[],"
                    + "'client_protocol':1,'capabilities':['CAP_PACKET_TRAILER']}"));
  }

  @Test
  void everybodyInsideIsListedButOnlyOrdinaryOnesAreCounted() {
    enter("alice", Newcomer.STANDARD);
    enter("shadow", hidden());
    enter("helper", agent());
    enter("tape", recorder());

    ListParticipantsResponse listed =
        call("ListParticipants", "").into(ListParticipantsResponse.newBuilder()).build();
    Room room =
        wire.json("ListRooms", json("{'names':['lobby']}"))
            .into(ListRoomsResponse.newBuilder())
            .getRooms(0);

    assertThat(listed.getParticipantsList())
        .extracting(ParticipantInfo::getIdentity)
        .containsExactlyInAnyOrder("alice", "shadow", "helper", "tape");
    assertThat(room.getNumParticipants()).isEqualTo(2);
    assertThat(room.getNumPublishers()).isZero();
    assertThat(room.getActiveRecording()).isTrue();
  }

  @Test
  void identitiesAreComparedByteForByte() {
    enter("alice", Newcomer.STANDARD);

    assertThat(call("GetParticipant", "'identity':'Alice'").text()).isEqualTo(NO_SUCH_PARTICIPANT);
    assertThat(call("RemoveParticipant", "'identity':'alice '").text())
        .isEqualTo(NO_SUCH_PARTICIPANT);
    assertThat(call("UpdateParticipant", "'identity':''").text()).isEqualTo(NO_SUCH_PARTICIPANT);
  }

  @Test
  void whoIsRemovedIsGoneAndMayComeAgain() {
    String first = enter("alice", Newcomer.STANDARD).participant().sid().value();
    enter("bob", Newcomer.STANDARD);

    assertThat(call("RemoveParticipant", "'identity':'alice'").text()).isEqualTo("{}");

    assertThat(call("RemoveParticipant", "'identity':'alice'").text())
        .isEqualTo(NO_SUCH_PARTICIPANT);
    assertThat(call("GetParticipant", "'identity':'bob'").status()).isEqualTo(200);
    enter("alice", Newcomer.STANDARD);
    assertThat(participant().getSid()).startsWith("PA_").isNotEqualTo(first);
  }

  @Test
  void anUpdateSetsWhatIsGivenAndKeepsWhatIsEmpty() {
    enter("alice", Newcomer.STANDARD);

    ParticipantInfo updated =
        update("'metadata':'m','name':'N','attributes':{'a':'1'}").into(info()).build();
    ParticipantInfo kept =
        update("'metadata':'','name':'','attributes':{},'permission':null").into(info()).build();

    assertThat(updated.getMetadata()).isEqualTo("m");
    assertThat(updated.getName()).isEqualTo("N");
    assertThat(updated.getAttributesMap()).containsExactly(Map.entry("a", "1"));
    assertThat(updated.getVersion()).as("one for each of the three").isEqualTo(4);
    assertThat(kept).isEqualTo(updated).isEqualTo(participant());
  }

  @Test
  void attributesAreMergedAndAnEmptyValueDeletes() {
    enter("alice", Newcomer.STANDARD);
    update("'attributes':{'a':'1','b':'2'}");

    update("'attributes':{'a':'','b':'3','c':'4','absent':''}");

    assertThat(participant().getAttributesMap()).isEqualTo(Map.of("b", "3", "c", "4"));
  }

  @Test
  void aPermissionReplacesEveryBit() {
    enter("alice", Newcomer.STANDARD);

    update("'permission':{'canPublish':true,'canPublishSources':['SCREEN_SHARE',1,'NOPE']}");

    assertThat(participant().getPermission())
        .isEqualTo(
            ParticipantPermission.newBuilder()
                .setCanPublish(true)
                .addCanPublishSources(TrackSource.SCREEN_SHARE)
                .addCanPublishSources(TrackSource.CAMERA)
                .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hidden",
        "recorder",
        "can_update_metadata",
        "agent",
        "can_subscribe_metrics",
        "can_manage_agent_session"
      })
  void everyOtherBitOfAPermissionCanBeSet(String bit) {
    enter("alice", Newcomer.STANDARD);

    assertThat(update("'permission':{'" + bit + "':true}").text()).contains("\"" + bit + "\":true");
  }

  @Test
  void aPermissionEqualToTheOldOneChangesNothing() {
    enter("alice", Newcomer.STANDARD);
    ParticipantInfo before = participant();

    update("'permission':{'canSubscribe':true,'canPublish':true,'canPublishData':true}");

    assertThat(participant()).isEqualTo(before);
  }

  @Test
  void tracksThatMayNoLongerBePublishedEnd() {
    Stay stay = enter("alice", Newcomer.STANDARD);
    wire.engine().stays().publish(stay.ref(), onlyLeg(stay), CAMERA);
    wire.engine().stays().publish(stay.ref(), onlyLeg(stay), MICROPHONE);

    ParticipantInfo updated =
        update("'permission':{'canPublish':true,'canPublishSources':['MICROPHONE']}")
            .into(info())
            .build();

    assertThat(updated.getTracksList())
        .singleElement()
        .satisfies(track -> assertThat(track.getSource()).isEqualTo(TrackSource.MICROPHONE));
    assertThat(updated.getIsPublisher()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "metadata", "attribute"})
  void aRefusedUpdateChangesNothing(String what) {
    enter("alice", Newcomer.STANDARD);
    ParticipantInfo before = participant();
    String tooLong = "x".repeat(524_289);
    String fields =
        what.equals("attribute")
            ? "'name':'N','attributes':{'a':'" + tooLong + "'}"
            : "'attributes':{'a':'1'},'" + what + "':'" + tooLong + "'";

    Reply refused = update(fields);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("\"argument\":\"" + what);
    assertThat(participant()).isEqualTo(before);
  }

  @Test
  void theSameIdentityAgainIsAnotherStay() {
    String first = enter("alice", Newcomer.STANDARD).participant().sid().value();
    wire.engine().stays().join(OWNER, join(LOBBY, BOB));
    enter("alice", Newcomer.STANDARD);

    assertThat(call("ListParticipants", "").into(ListParticipantsResponse.newBuilder()).build())
        .extracting(ListParticipantsResponse::getParticipantsCount)
        .isEqualTo(2);
    assertThat(participant().getSid()).isNotEqualTo(first);
  }

  private Stay enter(String identity, Newcomer newcomer) {
    return wire.engine()
        .stays()
        .join(OWNER, join(LOBBY, new ParticipantIdentity(identity), newcomer));
  }

  private Reply update(String fields) {
    return call("UpdateParticipant", "'identity':'alice'," + fields);
  }

  private ParticipantInfo participant() {
    return call("GetParticipant", "'identity':'alice'").into(info()).build();
  }

  private Reply call(String method, String fields) {
    return wire.json(
        method, json("{'room':'lobby'" + (fields.isEmpty() ? "" : ",") + fields + "}"));
  }

  private static ParticipantInfo.Builder info() {
    return ParticipantInfo.newBuilder();
  }

  private static String json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"');
  }
}
