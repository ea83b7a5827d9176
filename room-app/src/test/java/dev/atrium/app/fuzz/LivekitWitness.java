package dev.atrium.app.fuzz;

import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.app.websocket.Opcode;
import dev.atrium.app.websocket.ServerFrames.Frame;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;

/** Behaves well in a room where others do not, and is served on one connection until the end. */
final class LivekitWitness implements Callable<Integer>, AutoCloseable {
  private static final long LAST_PING = 7;

  private final RawSocket socket;

  LivekitWitness(InetSocketAddress server, String room) throws IOException {
    String target = "/rtc?protocol=15&access_token=" + LivekitTokens.good(room, "witness");
    socket = new RawSocket(server, target);
    if (!socket.isOpen()) {
      throw new AssertionError("no witness: " + socket.answer().text());
    }
  }

  /** Reads until what {@link #finish} asks for is answered; how many messages it was sent. */
  @Override
  public Integer call() throws IOException {
    int messages = 1;
    while (!isLast(socket.next())) {
      messages++;
    }
    return messages;
  }

  /** From any thread: all others are done. */
  void finish() throws IOException {
    var request = SignalRequest.newBuilder();
    request.getPingReqBuilder().setTimestamp(LAST_PING);
    socket.put(Opcode.BINARY, request.build().toByteArray());
    socket.flush();
  }

  private static boolean isLast(Frame frame) {
    if (frame.opcode() == Opcode.CLOSE) {
      throw new AssertionError("sent away with " + frame.closeCode());
    }
    SignalResponse response = LivekitSignals.response(frame);
    if (response.hasLeave()) {
      throw new AssertionError("sent away: " + response.getLeave());
    }
    return response.getPongResp().getLastPingTimestamp() == LAST_PING;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
