package dev.atrium.twirp;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.atrium.api.livekit.ListRoomsResponse;
import dev.atrium.core.Room;
import dev.atrium.livekit.LivekitMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rooms as they stand in answers. Lists are put together from what was encoded before: a thousand
 * rooms then cost hardly more than the bytes that are sent.
 */
final class RoomEncodings {
  private static final byte[] JSON_START = "{\"rooms\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] JSON_END = "]}".getBytes(StandardCharsets.UTF_8);

  private final KeptEncodings json = kept(Format.JSON);
  private final KeptEncodings protobuf = kept(Format.PROTOBUF);

  /** A {@code Room} message. */
  Answer room(Room room) {
    return format -> of(format).of(room);
  }

  /** A {@code ListRoomsResponse}. */
  Answer rooms(List<Room> rooms) {
    return format -> {
      byte[][] encodings = rooms.stream().map(of(format)::of).toArray(byte[][]::new);
      return switch (format) {
        case JSON -> jsonList(encodings);
        case PROTOBUF -> protobufList(encodings);
      };
    };
  }

  private KeptEncodings of(Format format) {
    return switch (format) {
      case JSON -> json;
      case PROTOBUF -> protobuf;
    };
  }

  private static KeptEncodings kept(Format format) {
    return new KeptEncodings(room -> format.write(LivekitMapper.room(room)));
  }

  private static byte[] jsonList(byte[][] rooms) {
    int length = JSON_START.length + Math.max(rooms.length - 1, 0) + JSON_END.length;
    for (byte[] room : rooms) {
      length = Math.addExact(length, room.length);
    }
    byte[] list = new byte[length];
    int end = put(list, 0, JSON_START);
    for (int i = 0; i < rooms.length; i++) {
      if (i > 0) {
        list[end++] = ',';
      }
      end = put(list, end, rooms[i]);
    }
    put(list, end, JSON_END);
    return list;
  }

  private static byte[] protobufList(byte[][] rooms) {
    int tag = CodedOutputStream.computeTagSize(ListRoomsResponse.ROOMS_FIELD_NUMBER);
    int length = 0;
    for (byte[] room : rooms) {
      int head = tag + CodedOutputStream.computeUInt32SizeNoTag(room.length);
      length = Math.addExact(length, head + room.length);
    }
    byte[] list = new byte[length];
    CodedOutputStream out = CodedOutputStream.newInstance(list);
    try {
      for (byte[] room : rooms) {
        out.writeTag(ListRoomsResponse.ROOMS_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(room.length);
        out.writeRawBytes(room);
      }
    } catch (IOException e) { // the array is as long as it has to be
      throw new UncheckedIOException(e);
    }
    return list;
  }

  private static int put(byte[] into, int at, byte[] part) {
    System.arraycopy(part, 0, into, at, part.length);
    return at + part.length;
  }
}
