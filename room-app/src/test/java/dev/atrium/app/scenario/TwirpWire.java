package dev.atrium.app.scenario;

import dev.atrium.core.Patience;
import io.livekit.server.RoomServiceClient;
import io.livekit.server.okhttp.OkHttpFactory;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import livekit.LivekitModels;
import retrofit2.Call;
import retrofit2.Response;

/** Through LiveKit's own SDK. */
record TwirpWire(RoomServiceClient client) implements Wire {

  /** The SDK as tests use it, with the key of the development settings. */
  static RoomServiceClient sdk(String server) {
    OkHttpFactory http =
        new OkHttpFactory(
            false, client -> client.connectTimeout(Patience.LIMIT).readTimeout(Patience.LIMIT));
    return RoomServiceClient.createClient(server, "devkey", "secret", http);
  }

  @Override
  public String create() throws IOException {
    return answer(client.createRoom("scenario-" + UUID.randomUUID())).getName();
  }

  @Override
  public boolean sees(String room) throws IOException {
    boolean byName = holds(answer(client.listRooms(List.of(room))), room);
    boolean amongAll = holds(answer(client.listRooms()), room);
    if (byName != amongAll) {
      throw new AssertionError("ListRooms contradicts itself about " + room);
    }
    return byName;
  }

  @Override
  public void remove(String room) throws IOException {
    Response<Void> response = client.deleteRoom(room).execute();
    if (!response.isSuccessful()) {
      throw new AssertionError("DeleteRoom was answered with " + response.code());
    }
  }

  private static boolean holds(List<LivekitModels.Room> rooms, String name) {
    return rooms.stream().anyMatch(room -> room.getName().equals(name));
  }

  private static <T> T answer(Call<T> call) throws IOException {
    Response<T> response = call.execute();
    T body = response.body();
    if (body == null) {
      throw new AssertionError("answered with " + response.code());
    }
    return body;
  }
}
