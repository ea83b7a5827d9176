package dev.atrium.twirp;

import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import dev.atrium.api.livekit.ListRoomsResponse;
import dev.atrium.core.Room;
import dev.atrium.core.RoomName;
import dev.atrium.core.Rooms;
import dev.atrium.core.TestEngine;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.livekit.LivekitMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomEncodingsTest {
  private final Rooms rooms = TestEngine.create().rooms();
  private final RoomEncodings encodings = new RoomEncodings();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1_000})
  void aListIsTheMessageThatProtobufWouldWrite(int count) throws Exception {
    List<Room> some = IntStream.range(0, count).mapToObj(i -> room("room-" + i)).toList();
    ListRoomsResponse expected =
        ListRoomsResponse.newBuilder()
            .addAllRooms(some.stream().map(LivekitMapper::room).toList())
            .build();
    ListRoomsResponse.Builder read = ListRoomsResponse.newBuilder();

    byte[] protobuf = encodings.rooms(some).in(Format.PROTOBUF);
    byte[] json = encodings.rooms(some).in(Format.JSON);

    assertThat(protobuf).isEqualTo(expected.toByteArray());
    assertThat(json).isEqualTo(Format.JSON.write(expected));
    JsonFormat.parser().merge(new String(json, StandardCharsets.UTF_8), read);
    assertThat(read.build()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aRoomIsEncodedOnceWhileItStaysAsItIs(Format format) {
    Room room = room("lobby");

    byte[] first = encodings.room(room).in(format);

    assertThat(encodings.room(room).in(format)).isSameAs(first);
    assertThat(first).isEqualTo(format.write(LivekitMapper.room(room)));
  }

  @ParameterizedTest
  @EnumSource
  void aChangedRoomIsEncodedAnew(Format format) {
    Room room = room("lobby");
    encodings.room(room).in(format);

    Room changed = rooms.updateMetadata(OWNER, new UpdateRoomMetadata(room.name(), "changed"));

    assertThat(encodings.room(changed).in(format))
        .isEqualTo(format.write(LivekitMapper.room(changed)));
    assertThat(encodings.room(room).in(format))
        .as("whoever still asks for the old one")
        .isEqualTo(format.write(LivekitMapper.room(room)));
  }

  @Test
  void manyMoreRoomsThanThereIsPlaceForAreAllRight() {
    for (int i = 0; i < 40_000; i++) {
      Room room = room("room-" + i);
      assertThat(encodings.room(room).in(Format.PROTOBUF))
          .isEqualTo(LivekitMapper.room(room).toByteArray());
    }
    assertThat(rooms.list(OWNER))
        .allSatisfy(
            room ->
                assertThat(encodings.room(room).in(Format.PROTOBUF))
                    .isEqualTo(LivekitMapper.room(room).toByteArray()));
  }

  @Test
  void aLargeRoomIsNotKept() {
    Room room = room("lobby");
    Room large =
        rooms.updateMetadata(OWNER, new UpdateRoomMetadata(room.name(), "x".repeat(10_000)));

    byte[] first = encodings.room(large).in(Format.PROTOBUF);

    assertThat(encodings.room(large).in(Format.PROTOBUF)).isEqualTo(first).isNotSameAs(first);
  }

  private Room room(String name) {
    return rooms.create(OWNER, idle(new RoomName(name)));
  }
}
