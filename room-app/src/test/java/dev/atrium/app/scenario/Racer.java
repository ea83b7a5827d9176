package dev.atrium.app.scenario;

import dev.atrium.app.scenario.Operation.Outcome;
import dev.atrium.app.scenario.Operation.Outcome.Absent;
import dev.atrium.app.scenario.Operation.Outcome.Created;
import dev.atrium.app.scenario.Operation.Outcome.CreatedOrFound;
import dev.atrium.app.scenario.Operation.Outcome.Deleted;
import dev.atrium.app.scenario.Operation.Outcome.Present;
import dev.atrium.app.scenario.Operation.Outcome.PresentAs;
import io.livekit.server.RoomServiceClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import livekit.LivekitModels;
import retrofit2.Response;
import tools.jackson.databind.JsonNode;

/** A client that does something to a name, as its wire can, and says what it was told. */
@FunctionalInterface
interface Racer {

  Outcome act(RandomGenerator random, String name) throws Exception;

  static Racer twirp(RoomServiceClient client) {
    return (random, name) ->
        switch (random.nextInt(3)) {
          case 0 -> new CreatedOrFound(body(client.createRoom(name).execute()).getSid());
          case 1 -> deleted(client.deleteRoom(name).execute());
          default -> listed(body(client.listRooms(List.of(name)).execute()));
        };
  }

  static Racer nkmedia(NkClient client) {
    return (random, name) ->
        switch (random.nextInt(3)) {
          case 0 -> {
            Map<String, ?> room = Map.of("class", "sfu", "room_id", name);
            yield code(client, "create", room) == 0 ? new Created() : new Present();
          }
          case 1 ->
              code(client, "destroy", Map.of("room_id", name)) == 0 ? new Deleted() : new Absent();
          default ->
              code(client, "get_info", Map.of("room_id", name)) == 0 ? new Present() : new Absent();
        };
  }

  static Racer thrift(ThriftClient client) {
    return (random, name) ->
        switch (random.nextInt(3)) {
          case 0 -> client.remove(name) ? new Deleted() : new Absent();
          case 1 -> client.update(name) ? new Present() : new Absent();
          default -> client.get(name).isPresent() ? new Present() : new Absent();
        };
  }

  /** 0 for a success; of errors only those that tell whether there is a room. */
  private static int code(NkClient client, String command, Map<String, ?> data) {
    JsonNode answer = client.ask("media", "room", command, data);
    int code = answer.path("data").path("code").asInt(0);
    int expected = command.equals("create") ? 304002 : 304001;
    if (code != 0 && code != expected) {
      throw new AssertionError(command + " was answered with " + answer);
    }
    return code;
  }

  private static Outcome deleted(Response<Void> response) {
    return switch (response.code()) {
      case 200 -> new Deleted();
      case 404 -> new Absent();
      default -> throw new AssertionError("DeleteRoom was answered with " + response.code());
    };
  }

  private static Outcome listed(List<LivekitModels.Room> rooms) {
    return rooms.isEmpty() ? new Absent() : new PresentAs(rooms.getFirst().getSid());
  }

  private static <T> T body(Response<T> response) {
    return Objects.requireNonNull(response.body(), () -> "answered with " + response.code());
  }
}
