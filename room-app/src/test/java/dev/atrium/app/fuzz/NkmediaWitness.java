package dev.atrium.app.fuzz;

import dev.atrium.app.websocket.Opcode;
import dev.atrium.app.websocket.ServerFrames.Frame;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/** Hears of every room, answers whatever it is asked, and is served until the end. */
final class NkmediaWitness implements Callable<Integer>, AutoCloseable {
  private static final String LAST = "last";

  private final RawSocket socket;

  NkmediaWitness(InetSocketAddress server) throws IOException {
    socket = new RawSocket(server, "/");
    put("user", "login", "{\"user\":\"admin\",\"password\":\"1234\"}", "login");
    put("event", "subscribe", "{\"class\":\"media\",\"subclass\":\"room\"}", "subscribe");
  }

  /** Reads until what {@link #finish} asks for is answered; how many events it was told. */
  @Override
  public Integer call() throws IOException {
    NkmediaLedger ledger = new NkmediaLedger();
    int events = 0;
    while (true) {
      Frame frame = socket.next();
      if (frame.opcode() == Opcode.CLOSE) {
        throw new AssertionError("sent away with " + frame.closeCode());
      }
      JsonNode message = NkmediaJson.read(new String(frame.payload(), StandardCharsets.UTF_8));
      if (message.has("cmd")) {
        events++;
        socket.put(Opcode.TEXT, NkmediaJson.answer(ledger.asked(message)));
        socket.flush();
      } else if (!message.path("result").asString().equals("ok")) {
        throw new AssertionError("refused: " + message);
      } else if (message.path("tid").asString().equals(LAST)) {
        return events;
      }
    }
  }

  /** From any thread: all others are done. */
  void finish() throws IOException {
    put("user", "list", "{}", LAST);
  }

  private void put(String subclass, String command, String data, String tid) throws IOException {
    String text =
        "{\"class\":\"core\",\"subclass\":\"%s\",\"cmd\":\"%s\",\"data\":%s,\"tid\":\"%s\"}"
            .formatted(subclass, command, data, tid);
    socket.put(Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    socket.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
