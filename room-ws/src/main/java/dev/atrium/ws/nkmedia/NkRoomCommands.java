package dev.atrium.ws.nkmedia;

import dev.atrium.core.DeleteRoom;
import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.Rooms;
import java.util.List;

/** Class {@code media}, subclass {@code room} (spec §4). */
final class NkRoomCommands {
  private final Rooms rooms;

  NkRoomCommands(Rooms rooms) {
    this.rooms = rooms;
  }

  List<NkCommand> all() {
    NkFields oneRoom = NkFields.of().requiring(NkRoomFields.ROOM_ID);
    return List.of(
        command("create", NkRoomFields.CREATE, this::create),
        command("destroy", oneRoom, this::destroy),
        command("get_info", oneRoom, call -> NkReply.ok(NkMapper.info(room(call)))),
        command("get_status", oneRoom, call -> NkReply.ok(NkMapper.status(room(call).status()))),
        command("get_list", NkFields.of(NkService.FIELD), this::list));
  }

  private NkReply create(NkCall call) {
    Room room = rooms.create(call.caller(), NkMapper.createRoom(call.values()));
    return NkReply.ok(NkMapper.roomId(room));
  }

  private NkReply destroy(NkCall call) {
    rooms.delete(call.caller(), new DeleteRoom(name(call), false));
    return NkReply.DONE;
  }

  private NkReply list(NkCall call) {
    NkService.check(call);
    return NkReply.ok(NkMapper.list(rooms.list(call.caller())));
  }

  private Room room(NkCall call) {
    return rooms.get(call.caller(), name(call));
  }

  private static RoomName name(NkCall call) {
    return new RoomName(call.require(NkRoomFields.ROOM_ID));
  }

  private static NkCommand command(String cmd, NkFields fields, NkCommand.Body body) {
    return new NkCommand(new NkWords("media", "room", cmd), fields, body);
  }
}
