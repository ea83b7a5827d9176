package dev.atrium.ws.nkmedia;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.publisherLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.RoomStatus;
import dev.atrium.core.Stay;
import dev.atrium.core.UpdateRoomMetadata;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is published about the messages of this wire is what the server says and takes. */
class NkContractTest {
  private static final PublishedContract CONTRACT = new PublishedContract();
  private static final String LOGIN = "{'user':'admin','password':'admin','colour':1}";

  /** What the server says to a request that has not the right form. */
  private static final Set<Integer> WRONG_FORM =
      Set.of(100006, 100031, 100035, 100042, 100044, 100045);

  private static final JsonNode ANYTHING =
      TestClient.json("[null,true,7,-1,1.5,'','x','7',[],['x'],{},{'a':1}]");

  private final TestWire wire = TestWire.create();

  static Stream<String> requests() {
    return CONTRACT.messages().stream().filter(name -> name.endsWith(".request"));
  }

  @Test
  void everyCommandIsPublished() {
    Set<String> known = new TreeSet<>();
    for (Meter meter : wire.meters().find("room.ws.commands").meters()) {
      String words = tag(meter, "class") + "/" + tag(meter, "subclass") + "/" + tag(meter, "cmd");
      known.add(words.replace("core/core/", "core/") + ".request");
    }
    known.remove("other/other/other.request");

    assertThat(requests()).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyMessageIsAsPublished() {
    ContractWitness ana = new ContractWitness(CONTRACT, wire.connect());
    ContractWitness bob = new ContractWitness(CONTRACT, wire.connect());
    String anasId = ana.call("core/user/login", LOGIN).path("session_id").asString();
    String bobsId = bob.call("core/user/login", LOGIN).path("session_id").asString();

    talk(ana, anasId);
    ana.call(
        "core/session/cmd", "{'session_id':'%s','class':'chat','cmd':'say'}".formatted(bobsId));
    bob.read();
    ana.read();
    watch(ana);
    ana.call("core/session/stop", "{'session_id':'%s'}".formatted(bobsId));
    ana.call("media/room/get_info", "{'room_id':'none'}");

    Set<String> passed = new TreeSet<>(ana.seen());
    passed.addAll(bob.seen());
    assertThat(passed).containsAll(CONTRACT.messages());
  }

  private void talk(ContractWitness client, String id) {
    client.call("core/event/subscribe", "{'class':'news','body':{'tag':1}}");
    client.call("core/event/subscribe", "{'class':'media','subclass':'room','since':''}");
    client.call("core/event/subscribe", "{'class':'media','type':'status','since':'gone'}");
    client.call("core/event/get_subscriptions", "{}");
    client.call("core/event/send", "{'class':'news','body':{'text':'x'}}");
    client.call("core/event/send_event", "{'class':'news','type':'t','obj_id':'o'}");
    client.call("core/event/unsubscribe", "{'class':'news'}");
    client.call("core//event", "{'class':'news'}");
    client.call("core//ping", "{'time':60}");
    client.call("core/user/list", "{}");
    client.call("core/user/get", "{'user':'admin'}");
    client.call("core/user/send_event", "{'user':'admin','type':'t','body':{'a':1}}");
    client.call("core/session/send_event", "{'session_id':'%s'}".formatted(id));
    client.call("core/session/log", "{'source':'web','message':'m','level':'7'}");
    client.call("core/test/async", "{'data':{'a':1}}");
    wire.time().pass(Duration.ofSeconds(2));
    client.read();
  }

  private void watch(ContractWitness client) {
    client.call("media/room/create", "{'class':'sfu','room_id':'lobby','timeout':60}");
    Stay alice = wire.engine().stays().join(OWNER, publisherLeg(LOBBY, ALICE, "leg-1"));
    wire.engine().rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "tea at five"));
    RoomStatus slow =
        new RoomStatus(Map.of("slow_link", "{\"date\":1787000000,\"bitrate\":64000}"));
    wire.engine().rooms().updateStatus(OWNER, LOBBY, slow);
    client.call("media/room/get_info", "{'room_id':'lobby'}");
    client.call("media/room/get_status", "{'room_id':'lobby'}");
    client.call("media/room/get_list", "{}");
    wire.engine().stays().leave(alice.ref(), LeaveReason.CLIENT_LEFT);
    client.call("media/room/destroy", "{'room_id':'lobby'}");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void theServerTakesARequestExactlyIfItsSchemaDoes(String name) {
    List<String> disagreements = new ArrayList<>();
    for (JsonNode example : CONTRACT.examples(name)) {
      for (ObjectNode variation : variations(name, (ObjectNode) example)) {
        boolean wrong = !CONTRACT.check(name, variation).isEmpty();
        if (wrong != isRefused(variation)) {
          disagreements.add((wrong ? "server takes " : "server refuses ") + variation);
        }
      }
    }

    assertThat(disagreements).isEmpty();
  }

  /** The same with one thing changed, or left out. */
  private static List<ObjectNode> variations(String name, ObjectNode example) {
    ObjectNode whole = example.deepCopy();
    if (name.equals("core/user/login.request")) {
      whole.set("data", TestClient.json("{'user':'admin','password':'admin'}"));
    }
    List<ObjectNode> variations = new ArrayList<>(List.of(whole));
    for (String key : List.of("class", "subclass", "cmd", "tid", "data")) {
      variations.add(without(whole, key));
    }
    for (JsonNode value : ANYTHING) {
      variations.add(with(whole, "data", value));
    }
    if (whole.path("data") instanceof ObjectNode data) {
      for (String field : CONTRACT.fields(name)) {
        variations.add(with(whole, "data", without(data, field)));
        ANYTHING.forEach(value -> variations.add(with(whole, "data", with(data, field, value))));
      }
    }
    return variations;
  }

  private boolean isRefused(ObjectNode request) {
    TestClient client = wire.connect();
    if (!request.path("cmd").asString("").equals("login")) {
      client.logIn(TestWire.ADMIN);
    }
    client.sendText(NkJson.write(request));
    wire.time().pass(Duration.ofSeconds(2));
    Optional<JsonNode> response =
        client.frames().stream().filter(frame -> frame.has("result")).findFirst();
    client.leave();
    return response
        .map(answer -> WRONG_FORM.contains(answer.path("data").path("code").asInt(0)))
        .orElse(true);
  }

  private static ObjectNode with(ObjectNode object, String key, JsonNode value) {
    ObjectNode changed = object.deepCopy();
    changed.set(key, value);
    return changed;
  }

  private static ObjectNode without(ObjectNode object, String key) {
    ObjectNode changed = object.deepCopy();
    changed.remove(key);
    return changed;
  }

  private static String tag(Meter meter, String key) {
    return String.valueOf(meter.getId().getTag(key));
  }
}
