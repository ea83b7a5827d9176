package dev.atrium.app.scenario;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.core.Patience;
import io.livekit.server.AccessToken;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import livekit.LivekitRtc.JoinResponse;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;

/** A participant who is connected to LiveKit's signalling, and says nothing. */
final class SignalClient implements AutoCloseable {
  private final CompletableFuture<SignalResponse> first = new CompletableFuture<>();
  private final WebSocket socket;

  /**
   * @param server scheme, host and port
   */
  SignalClient(HttpClient http, URI server, String room, String identity) {
    AccessToken token = new AccessToken("devkey", "secret");
    token.setIdentity(identity);
    token.addGrants(new RoomJoin(true), new RoomName(room));
    URI uri = server.resolve("/rtc?protocol=15&access_token=" + token.toJwt());
    socket = http.newWebSocketBuilder().buildAsync(uri, new Incoming()).join();
  }

  /** What the server said first. */
  JoinResponse joined() {
    return first.orTimeout(Patience.MILLIS, TimeUnit.MILLISECONDS).join().getJoin();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Incoming implements WebSocket.Listener {
    private ByteBuffer message = ByteBuffer.allocate(1 << 16);

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      message.put(data);
      if (last) {
        try {
          first.complete(SignalResponse.parseFrom(message.flip()));
        } catch (InvalidProtocolBufferException e) {
          first.completeExceptionally(e);
        }
        message = ByteBuffer.allocate(1 << 16);
      }
      from.request(1);
      return null;
    }
  }
}
