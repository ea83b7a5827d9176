package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.CAROL;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.listenerLeg;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Room;
import dev.atrium.core.RoomStatus;
import dev.atrium.core.Stay;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NkRoomCommandsTest {
  private final TestWire wire = TestWire.create();
  private final TestClient client = wire.login();

  @Test
  void createAnswersTheIdAlone() {
    JsonNode room = client.ok("media/room/create", "{'class':'sfu'}");

    assertThat(room.propertyNames()).containsExactly("room_id");
    assertThat(room.path("room_id").asString())
        .matches("room-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {"'Räume/№ 1 ☎'|Räume/№ 1 ☎", "42|42", "' x '|! x !", "true|true", "'*'|*"})
  void createTakesTheIdThatIsGiven(String given, String id) {
    JsonNode room = client.ok("media/room/create", "{'class':'sfu','room_id':" + given + "}");

    assertThat(room.path("room_id").asString()).isEqualTo(id);
    assertThat(client.ok("media/room/get_info", "{'room_id':" + given + "}").path("room_id"))
        .isEqualTo(NkJson.text(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "[]"})
  void createFindsAnIdForAnEmptyOne(String given) {
    JsonNode room = client.ok("media/room/create", "{'class':'sfu','room_id':" + given + "}");

    assertThat(room.path("room_id").asString()).startsWith("room-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{}|100045 Missing field: class",
        "{'timeout':4}|100044 Syntax error: timeout",
        "{'class':'p2p'}|100044 Syntax error: class",
        "{'class':'sfu','timeout':259201}|100044 Syntax error: timeout",
        "{'class':'sfu','room_id':null}|100044 Syntax error: room_id",
        "{'class':'sfu','audio_codec':'aac'}|100044 Syntax error: audio_codec",
        "{'class':'sfu','audio_code':'aac'}|100044 Syntax error: audio_code",
        "{'class':'sfu','video_codec':'VP8'}|100044 Syntax error: video_codec",
        "{'class':'sfu','bitrate':-1}|100044 Syntax error: bitrate",
        "{'class':'sfu','backend':'foo'}|100044 Syntax error: backend",
        "{'class':'sfu','backend':'nkmedia_kms'}|300003 Unknown backend",
        "{'class':'sfu','room_meta':'x'}|100044 Syntax error: room_meta",
        "{'class':'mcu'}|100006 Not implemented",
        "{'class':'x','bitrate':-1,'backend':'x'}|100044 Syntax error: backend"
      })
  void createRefusesWhatItCannotMake(String data, String expected) {
    NkError error = client.refusal("media/room/create", data);

    assertThat(error.code() + " " + error.text()).isEqualTo(expected);
    assertThat(wire.engine().rooms().list(OWNER)).isEmpty();
  }

  @Test
  void createRefusesANameThatIsTooLong() {
    String name = "x".repeat(257);

    assertThat(
            client.refusal("media/room/create", "{'class':'sfu','room_id':'%s'}".formatted(name)))
        .isEqualTo(NkErrors.syntax("room_id"));
  }

  @Test
  void createKeepsWhatIsSaidAboutTheRoom() {
    client.ok("media/room/create", "{'class':'sfu','room_id':'lobby','room_meta':{'a':[1]}}");

    Room room = wire.engine().rooms().get(OWNER, LOBBY);
    assertThat(room.settings().extras().creatorData()).isEqualTo("{\"a\":[1]}");
  }

  @Test
  void aFreshRoomShowsTheDefaultsAndNoTimeout() {
    client.ok("media/room/create", "{'class':'sfu','room_id':'lobby'}");

    assertThat(info())
        .isEqualTo(
            TestClient.json(
                """
                {'room_id':'lobby','class':'sfu','backend':'nkmedia_janus','audio_codec':'opus',
                 'video_codec':'vp8','bitrate':200000,'members':{},'status':{}}
                """));
  }

  @Test
  void aRoomShowsWhatItsCreatorAskedFor() {
    client.ok(
        "media/room/create",
        """
        {'class':'sfu','room_id':'lobby','timeout':'60','audio_code':'pcmu','audio_codec':'pcma',
         'video_codec':'h264','bitrate':0,'backend':'nkmedia_janus'}
        """);

    assertThat(info())
        .isEqualTo(
            TestClient.json(
                """
                {'room_id':'lobby','class':'sfu','backend':'nkmedia_janus','audio_codec':'pcma',
                 'video_codec':'h264','bitrate':0,'timeout':60,'members':{},'status':{}}
                """));
  }

  @Test
  void aRoomOfAnotherWireShowsNoTimeout() {
    wire.engine().rooms().create(OWNER, leased(LOBBY));

    assertThat(info().has("timeout")).isFalse();
  }

  @Test
  void everyLegIsAMember() {
    Stay carol = wire.engine().stays().join(OWNER, join(LOBBY, CAROL));
    wire.engine().stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    wire.engine().stays().join(OWNER, listenerLeg(LOBBY, BOB, "leg-2", "leg-1"));
    wire.engine().stays().join(OWNER, listenerLeg(LOBBY, ALICE, "leg-3", "leg-1"));
    String sid = carol.participant().sid().value();

    assertThat(info().path("members"))
        .isEqualTo(
            TestClient.json(
                """
                {'leg-1':{'role':'publisher','user_id':'alice'},
                 'leg-2':{'role':'listener','user_id':'bob','peer_id':'leg-1'},
                 'leg-3':{'role':'listener','user_id':'alice','peer_id':'leg-1'},
                 '%s':{'role':'listener','user_id':'carol'}}
                """
                    .formatted(sid)));

    wire.engine().stays().publish(carol.ref(), onlyLeg(carol), CAMERA);
    assertThat(info().path("members").path(sid).path("role").asString()).isEqualTo("publisher");
  }

  @Test
  void theStatusIsShownAsSoonAsThereIsOne() {
    wire.engine().rooms().create(OWNER, leased(LOBBY));
    assertThat(client.ok("media/room/get_status", "{'room_id':'lobby'}").isMissingNode()).isTrue();

    RoomStatus slow = new RoomStatus(Map.of("slow_link", "{\"bitrate\":64000}"));
    wire.engine().rooms().updateStatus(OWNER, LOBBY, slow);

    JsonNode status = TestClient.json("{'slow_link':{'bitrate':64000}}");
    assertThat(client.ok("media/room/get_status", "{'room_id':'lobby'}")).isEqualTo(status);
    assertThat(info().path("status")).isEqualTo(status);
  }

  @Test
  void anEmptyListIsThereAndOthersHaveIdAndClass() {
    assertThat(client.ok("media/room/get_list")).isEqualTo(NkJson.array());

    wire.engine().rooms().create(OWNER, leased(LOBBY));

    assertThat(client.ok("media/room/get_list"))
        .isEqualTo(TestClient.json("[{'room_id':'lobby','class':'sfu'}]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"destroy", "get_info", "get_status"})
  void aRoomMustBeNamedAndThere(String cmd) {
    assertThat(client.refusal("media/room/" + cmd, "{}")).isEqualTo(NkErrors.missing("room_id"));
    assertThat(client.refusal("media/room/" + cmd, "{'room_id':1.5}"))
        .isEqualTo(NkErrors.syntax("room_id"));
    assertThat(client.refusal("media/room/" + cmd, "{'room_id':'none'}"))
        .isEqualTo(NkErrors.ROOM_NOT_FOUND);
    assertThat(client.refusal("media/room/" + cmd, "{'room_id':''}"))
        .isEqualTo(NkErrors.ROOM_NOT_FOUND);
  }

  @Test
  void whatACallerMayNotDoIsRefused() {
    TestClient reader = wire.login("reader");

    assertThat(reader.refusal("media/room/create", "{'class':'sfu'}"))
        .isEqualTo(NkErrors.UNAUTHORIZED);
    assertThat(reader.refusal("media/room/destroy", "{'room_id':'lobby'}"))
        .isEqualTo(NkErrors.UNAUTHORIZED);
    assertThat(reader.ok("media/room/get_list").isArray()).isTrue();
  }

  private JsonNode info() {
    return client.ok("media/room/get_info", "{'room_id':'lobby'}");
  }
}
