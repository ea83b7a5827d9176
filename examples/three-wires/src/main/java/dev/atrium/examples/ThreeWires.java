package dev.atrium.examples;

import io.livekit.server.RoomServiceClient;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import livekit.LivekitModels;
import retrofit2.Response;

/** The story of one room on three wires; each line says which wire saw what, and must be right. */
public final class ThreeWires {
  private static final String HTTP = System.getProperty("http", "http://127.0.0.1:7880");
  private static final String WS = System.getProperty("ws", "ws://127.0.0.1:9010/");
  private static final int THRIFT = Integer.getInteger("thrift", 4000);
  private static final String TURN_SECRET =
      System.getProperty("turn.secret", "development-turn-secret");

  private ThreeWires() {}

  public static void main(String[] arguments) throws Exception {
    String name = "story-" + UUID.randomUUID().toString().substring(0, 8);
    RoomServiceClient livekit = RoomServiceClient.createClient(HTTP, "devkey", "secret");
    try (NkMediaClient nkmedia = new NkMediaClient(URI.create(WS));
        ThriftRooms thrift = new ThriftRooms("127.0.0.1", THRIFT)) {
      nkmedia.login("admin", "1234");
      nkmedia.subscribe("media", "room");

      LivekitModels.Room created = answer(livekit.createRoom(name).execute());
      say("LiveKit", "created room %s with sid %s", created.getName(), created.getSid());

      say("nkMEDIA", "was told: %s", nkmedia.event("created", name));
      check("nkMEDIA", "lists it", nkmedia.lists(name), true);

      ThriftRooms.Room fetched = thrift.get(name);
      say("Thrift", "got id %s and TURN user %s", fetched.id(), fetched.username());
      check("Thrift", "signature is right", fetched.isSignedWith(TURN_SECRET), true);

      thrift.remove(name);
      say("Thrift", "removed it");
      say("nkMEDIA", "was told: %s", nkmedia.event("destroyed", name));
      check("nkMEDIA", "lists it", nkmedia.lists(name), false);
      boolean listed = !answer(livekit.listRooms(List.of(name)).execute()).isEmpty();
      check("LiveKit", "lists it", listed, false);
      check("Thrift", "knows it", thrift.knows(name), false);
    }
  }

  private static <T> T answer(Response<T> response) throws Exception {
    if (!response.isSuccessful()) {
      throw new IllegalStateException(
          "LiveKit answered " + response.code() + " " + response.errorBody().string());
    }
    return response.body();
  }

  private static void check(String wire, String claim, boolean actual, boolean expected) {
    say(wire, "%s: %s", claim, actual);
    if (actual != expected) {
      throw new IllegalStateException(wire + ": " + claim + ": " + actual);
    }
  }

  private static void say(String wire, String text, Object... values) {
    System.out.printf("%-8s %s%n", wire, text.formatted(values));
  }
}
