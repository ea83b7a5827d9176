package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.IfExists;
import dev.atrium.core.Lifetime;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RoomName;
import dev.atrium.core.TestEngine;
import dev.atrium.core.scenario.AnnouncesRooms;
import dev.atrium.core.scenario.CreatesNamedRooms;
import dev.atrium.core.scenario.CreatesRooms;
import dev.atrium.core.scenario.DeletesRooms;
import dev.atrium.core.scenario.ListsParticipants;
import dev.atrium.core.scenario.ListsRooms;
import dev.atrium.core.scenario.ReadsRooms;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the nkMEDIA wire has in common with the others. */
class NkProtocolTest
    implements CreatesRooms,
        CreatesNamedRooms,
        ListsRooms,
        ReadsRooms,
        DeletesRooms,
        ListsParticipants,
        AnnouncesRooms {
  private final TestWire wire = TestWire.create();
  private final TestClient client = wire.login();
  private final Queue<Announcement> announced = new ArrayDeque<>();

  @Override
  public TestEngine engine() {
    return wire.engine();
  }

  @Override
  public RoomName createRoom() {
    return name(client.ok("media/room/create", "{'class':'sfu'}"));
  }

  @Override
  public boolean createRoom(RoomName name) {
    ObjectNode data = room(name).put("class", "sfu");
    JsonNode response = client.call("media/room/create", data);
    return response.path("result").asString().equals("ok")
        && name(response.path("data")).equals(name);
  }

  @Override
  public Class<? extends Lifetime> lifetime() {
    return Lifetime.Activity.class;
  }

  @Override
  public IfExists ifExists() {
    return IfExists.REJECT;
  }

  @Override
  public Collection<RoomName> listedRooms() {
    return elements(client.ok("media/room/get_list")).map(NkProtocolTest::name).toList();
  }

  @Override
  public boolean seesRoom(RoomName name) {
    return isKnown("media/room/get_info", name);
  }

  @Override
  public boolean deleteRoom(RoomName name) {
    return isKnown("media/room/destroy", name);
  }

  @Override
  public Collection<ParticipantIdentity> listedParticipants(RoomName room) {
    JsonNode info = client.call("media/room/get_info", room(room));
    return elements(info.path("data").path("members"))
        .map(member -> member.path("user_id").asString())
        .distinct()
        .map(ParticipantIdentity::new)
        .toList();
  }

  @Override
  public void watchRooms() {
    client.subscribe("{'class':'media','subclass':'room'}");
    client.frames();
  }

  @Override
  public Announcement nextAnnouncement() {
    client.events().stream().flatMap(NkProtocolTest::announcement).forEach(announced::add);
    return announced.remove();
  }

  private boolean isKnown(String path, RoomName name) {
    JsonNode response = client.call(path, room(name));
    if (response.path("result").asString().equals("ok")) {
      return true;
    }
    assertThat(response.path("data").path("code").intValue()).isEqualTo(304001);
    return false;
  }

  private static Stream<Announcement> announcement(JsonNode event) {
    RoomName room = new RoomName(event.path("obj_id").asString());
    return switch (event.path("type").asString()) {
      case "created" -> Stream.of(new Announcement(Kind.STARTED, room));
      case "destroyed" -> Stream.of(new Announcement(Kind.FINISHED, room));
      default -> Stream.of();
    };
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static RoomName name(JsonNode room) {
    return new RoomName(room.path("room_id").asString());
  }

  private static ObjectNode room(RoomName name) {
    return NkJson.object().put("room_id", name.value());
  }
}
