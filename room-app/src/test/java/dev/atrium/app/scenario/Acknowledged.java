package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import livekit.LivekitModels;
import retrofit2.Response;
import tools.jackson.databind.JsonNode;

/** A creation as its client was told of it, and how the same client finds the room again. */
sealed interface Acknowledged {

  String name();

  /** Checks that the room is what it was said to be, with the deadline that it was given. */
  void check(AtriumProcess server, Map<String, LivekitModels.Room> listed) throws Exception;

  record OnTwirp(LivekitModels.Room room) implements Acknowledged {
    static OnTwirp of(Response<LivekitModels.Room> response) {
      LivekitModels.Room room = response.body();
      if (room == null) {
        throw new AssertionError("answered with " + response.code());
      }
      return new OnTwirp(room);
    }

    @Override
    public String name() {
      return room.getName();
    }

    @Override
    public void check(AtriumProcess server, Map<String, LivekitModels.Room> listed) {
      assertThat(listed).containsEntry(name(), room);
    }
  }

  record OnNkmedia(String name) implements Acknowledged {
    static OnNkmedia of(JsonNode answer) {
      return new OnNkmedia(answer.path("room_id").asString());
    }

    @Override
    public void check(AtriumProcess server, Map<String, LivekitModels.Room> listed) {
      assertThat(listed)
          .hasEntrySatisfying(name, room -> assertThat(room.getEmptyTimeout()).isEqualTo(3_600));
    }
  }

  record OnThrift(ThriftClient.RoomInfo room) implements Acknowledged {
    static OnThrift of(ThriftClient.RoomInfo room) {
      return new OnThrift(room);
    }

    @Override
    public String name() {
      return room.id();
    }

    /** The password is a function of the rest: all of it has to be the same. */
    @Override
    public void check(AtriumProcess server, Map<String, LivekitModels.Room> listed)
        throws Exception {
      assertThat(listed).containsKey(name());
      try (ThriftClient thrift = server.thrift()) {
        assertThat(thrift.get(name())).contains(room);
      }
    }
  }
}
