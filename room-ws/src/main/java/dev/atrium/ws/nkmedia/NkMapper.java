package dev.atrium.ws.nkmedia;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.DataPacket;
import dev.atrium.core.IfExists;
import dev.atrium.core.Lifetime;
import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.MediaOptions;
import dev.atrium.core.MediaSession;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.PlayoutDelay;
import dev.atrium.core.Room;
import dev.atrium.core.RoomClass;
import dev.atrium.core.RoomExtras;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomNaming;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.RoomSettings;
import dev.atrium.core.RoomStatus;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Between the domain and the JSON of this wire; no other class knows both. */
final class NkMapper {

  private NkMapper() {}

  /** An empty id means: find one (spec §4.2). */
  static CreateRoom createRoom(NkValues asked) {
    Optional<RoomName> name =
        asked.get(NkRoomFields.ROOM_ID).filter(id -> !id.isEmpty()).map(RoomName::new);
    LifetimeOptions lifetime =
        new LifetimeOptions.Activity(asked.get(NkRoomFields.TIMEOUT).map(Duration::ofSeconds));
    RoomOptions options =
        new RoomOptions(lifetime, Optional.empty(), 0, "", media(asked), extras(asked));
    return new CreateRoom(name, RoomNaming.UUID, IfExists.REJECT, options);
  }

  static ObjectNode roomId(Room room) {
    return NkJson.object().put("room_id", room.name().value());
  }

  /** What {@code get_info} answers and {@code created} tells (spec §4.4). */
  static ObjectNode info(Room room) {
    ObjectNode info = roomId(room);
    info.put("class", roomClass(room));
    info.put("backend", room.settings().media().backend());
    info.put("audio_codec", room.settings().media().audioCodec());
    info.put("video_codec", room.settings().media().videoCodec());
    info.put("bitrate", room.settings().media().bitrate());
    if (room.settings().lifetime() instanceof Lifetime.Activity activity && activity.chosen()) {
      info.put("timeout", activity.timeout().toSeconds());
    }
    info.set("members", members(room));
    info.set("status", status(room.status()));
    return info;
  }

  static ArrayNode list(List<Room> rooms) {
    ArrayNode list = NkJson.array();
    rooms.forEach(room -> list.add(roomId(room).put("class", roomClass(room))));
    return list;
  }

  static ObjectNode status(RoomStatus status) {
    ObjectNode items = NkJson.object();
    status
        .items()
        .forEach((item, json) -> items.set(item, NkJson.read(json).orElse(NkJson.text(json))));
    return items;
  }

  /** A leg as {@code members} has it under its id. */
  static ObjectNode member(Participant participant, MediaSession leg) {
    ObjectNode member = NkJson.object();
    member.put("role", role(participant, leg));
    member.put("user_id", participant.identity().value());
    leg.peer().ifPresent(peer -> member.put("peer_id", peer.value()));
    return member;
  }

  /** What {@code started_member} and {@code stopped_member} tell of a leg (spec §4.6). */
  static ObjectNode memberOf(RoomName room, Participant participant, MediaSession leg) {
    ObjectNode body = NkJson.object().put("room_id", room.value());
    body.setAll(member(participant, leg));
    return body.put("session_id", leg.id().value());
  }

  static ObjectNode ending(NkError reason) {
    return NkJson.object().put("code", reason.code()).put("reason", reason.text());
  }

  static ObjectNode metadata(RoomSettings settings) {
    return NkJson.object().put("info", "metadata").put("metadata", settings.metadata());
  }

  static ObjectNode profile(Participant participant) {
    ObjectNode body = NkJson.object().put("info", "participant");
    body.put("user_id", participant.identity().value());
    body.put("name", participant.profile().name());
    body.put("metadata", participant.profile().metadata());
    ObjectNode attributes = body.putObject("attributes");
    participant.profile().attributes().forEach(attributes::put);
    return body;
  }

  static ObjectNode data(DataPacket packet, Optional<ParticipantIdentity> from) {
    ObjectNode body = NkJson.object().put("info", "data");
    body.put("kind", packet.kind() == 0 ? "reliable" : "lossy");
    packet.topic().ifPresent(topic -> body.put("topic", topic));
    body.put("data", Base64.getEncoder().encodeToString(packet.payload()));
    return body.put("from", from.map(ParticipantIdentity::value).orElse(""));
  }

  /** {@code data} of an event as a subscriber gets it (spec §3.5.3, §3.5.4). */
  static ObjectNode event(NkEvent event, NkWish wish) {
    ObjectNode data = NkJson.object().put("class", event.topic().kind());
    putUnlessAny(data, "subclass", event.topic().subclass());
    putUnlessAny(data, "type", event.topic().type());
    putUnlessAny(data, "obj_id", event.topic().objId());
    if (wish.marked()) {
      event.id().ifPresent(id -> data.put("event_id", id.text()));
    }
    ObjectNode body = overlaid(wish.body(), event.body());
    if (!body.isEmpty()) {
      data.set("body", body);
    }
    return data;
  }

  /** The lower one with the upper one's keys in place of its own, one level deep. */
  static ObjectNode overlaid(ObjectNode lower, ObjectNode upper) {
    if (lower.isEmpty()) {
      return upper;
    }
    ObjectNode both = NkJson.object();
    both.setAll(lower);
    both.setAll(upper);
    return both;
  }

  private static void putUnlessAny(ObjectNode data, String key, String field) {
    if (!field.equals(NkTopic.ANY)) {
      data.put(key, field);
    }
  }

  private static MediaOptions media(NkValues asked) {
    OptionalLong bitrate =
        asked.get(NkRoomFields.BITRATE).map(OptionalLong::of).orElse(OptionalLong.empty());
    return new MediaOptions(
        asked.get(NkRoomFields.CLASS).map(NkMapper::roomClass),
        asked.get(NkRoomFields.BACKEND),
        asked.get(NkRoomFields.AUDIO_CODEC).or(() -> asked.get(NkRoomFields.AUDIO_CODE)),
        asked.get(NkRoomFields.VIDEO_CODEC),
        bitrate);
  }

  private static RoomExtras extras(NkValues asked) {
    String meta = asked.get(NkRoomFields.ROOM_META).map(NkJson::write).orElse("");
    return new RoomExtras(List.of(), "", Map.of(), meta, PlayoutDelay.NONE, false);
  }

  private static ObjectNode members(Room room) {
    ObjectNode members = NkJson.object();
    for (Participant participant : room.participants().values()) {
      for (MediaSession leg : participant.legs()) {
        members.set(leg.id().value(), member(participant, leg));
      }
    }
    return members;
  }

  /** A leg of LiveKit does both: it counts as a publisher as soon as it has published a track. */
  private static String role(Participant participant, MediaSession leg) {
    return switch (leg.role()) {
      case PUBLISHER -> "publisher";
      case LISTENER -> "listener";
      case BOTH -> participant.publisher() ? "publisher" : "listener";
    };
  }

  private static RoomClass roomClass(String word) {
    return RoomClass.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String roomClass(Room room) {
    return room.settings().media().roomClass().name().toLowerCase(Locale.ROOT);
  }
}
