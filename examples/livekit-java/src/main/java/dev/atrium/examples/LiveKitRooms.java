package dev.atrium.examples;

import io.livekit.server.AccessToken;
import io.livekit.server.RoomList;
import io.livekit.server.RoomServiceClient;
import io.livekit.server.okhttp.OkHttpFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import livekit.LivekitModels.DataPacket;
import livekit.LivekitModels.Room;
import okhttp3.Interceptor;
import retrofit2.Call;
import retrofit2.Response;

/** The life of one room, told by LiveKit's Java SDK; ends with 1 where an answer differs. */
public final class LiveKitRooms {
  private static final Map<String, String> SETTINGS = System.getenv();
  private static final String URL = SETTINGS.getOrDefault("LIVEKIT_URL", "http://127.0.0.1:7880");
  private static final String KEY = SETTINGS.getOrDefault("LIVEKIT_API_KEY", "devkey");
  private static final String SECRET = SETTINGS.getOrDefault("LIVEKIT_API_SECRET", "secret");
  private static final String NAME = "java-" + UUID.randomUUID().toString().substring(0, 8);

  private LiveKitRooms() {}

  private static void check(String what, Object actual, Object expected) {
    if (!String.valueOf(actual).equals(String.valueOf(expected))) {
      System.err.println("FAILED: " + what + ": " + actual + " instead of " + expected);
      System.exit(1);
    }
    System.out.printf("%-20s %s%n", what, actual);
  }

  private static <T> T answer(Call<T> call) throws IOException {
    Response<T> response = call.execute();
    check(call.request().url().encodedPath().replaceAll(".*/", ""), response.code(), 200);
    return response.body();
  }

  /** Status and body, which is JSON unless the token itself is refused. */
  private static String refusal(Call<?> call) throws IOException {
    Response<?> response = call.execute();
    return response.code() + (response.isSuccessful() ? "" : " " + response.errorBody().string());
  }

  /** A client whose calls carry a token that only lists rooms. */
  private static RoomServiceClient lister(Duration validity) {
    AccessToken token = new AccessToken(KEY, SECRET);
    token.setTtl(validity.toMillis());
    token.addGrants(new RoomList(true));
    String bearer = "Bearer " + token.toJwt();
    Interceptor signed =
        chain ->
            chain.proceed(chain.request().newBuilder().header("Authorization", bearer).build());
    OkHttpFactory http = new OkHttpFactory(false, client -> client.addInterceptor(signed));
    return RoomServiceClient.createClient(URL, KEY, SECRET, http);
  }

  public static void main(String[] arguments) throws IOException {
    RoomServiceClient rooms = RoomServiceClient.createClient(URL, KEY, SECRET);
    Room room = answer(rooms.createRoom(NAME, 60, 5, null, "first"));
    check("keeps its options", room.getEmptyTimeout() + "," + room.getMaxParticipants(), "60,5");
    check("listed by name", answer(rooms.listRooms(List.of(NAME))).equals(List.of(room)), true);
    check("listed among all", answer(rooms.listRooms()).contains(room), true);
    String metadata = answer(rooms.updateRoomMetadata(NAME, "changed")).getMetadata();
    check("its metadata", metadata, "changed");
    check("its participants", answer(rooms.listParticipants(NAME)), List.of());
    answer(rooms.sendData(NAME, "hi".getBytes(), DataPacket.Kind.RELIABLE));

    String absent =
        "404 {\"code\":\"not_found\",\"msg\":\"twirp error unknown: %s does not exist\"}";
    String unknown = refusal(rooms.getParticipant(NAME, "nobody"));
    check("unknown participant", unknown, absent.formatted("participant"));
    RoomServiceClient stranger = RoomServiceClient.createClient(URL, KEY, "another secret");
    String invalid = "401 invalid authorization token: token ";
    String forged = refusal(stranger.listRooms());
    check("wrong secret", forged, invalid + "signature is invalid: signature is invalid");
    String late = refusal(lister(Duration.ofHours(-1)).listRooms());
    check("expired token", late, invalid + "has invalid claims: token is expired");
    String denied = refusal(lister(Duration.ofHours(1)).deleteRoom(NAME));
    String missing = "{\"code\":\"unauthenticated\",\"msg\":\"permissions denied\"}";
    check("missing grant", denied, "401 " + missing);

    answer(rooms.deleteRoom(NAME));
    check("listed by name", answer(rooms.listRooms(List.of(NAME))), List.of());
    String again = refusal(rooms.deleteRoom(NAME));
    check("deleting it again", again, absent.formatted("requested room"));
  }
}
