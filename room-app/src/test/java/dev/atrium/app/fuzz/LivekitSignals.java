package dev.atrium.app.fuzz;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.app.websocket.Opcode;
import dev.atrium.app.websocket.ServerFrames.Frame;
import dev.atrium.core.random.Mutations;
import dev.atrium.livekit.JsonReader;
import dev.atrium.livekit.MalformedMessageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Spoiled frames on one connection after the other. What is no message ends its connection, with
 * the code that says so; everything else is taken, so that a ping after it is answered.
 */
final class LivekitSignals implements Callable<Integer> {
  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int BAD = 1007;
  private static final int BATCH = 8;
  private static final List<LivekitSamples.Signal> SAMPLES = LivekitSamples.signals();

  private final InetSocketAddress server;
  private final Mutations mutations;
  private final String room;
  private final String identity;
  private final int trials;
  private final List<String> sent = new ArrayList<>();
  private int generation;
  private long pings = 1L << 40;
  private boolean bad;
  private boolean ending;

  LivekitSignals(
      InetSocketAddress server, Random random, String room, String identity, int trials) {
    this.server = server;
    this.mutations = new Mutations(random);
    this.room = room;
    this.identity = identity;
    this.trials = trials;
  }

  /** How many frames it has sent. */
  @Override
  public Integer call() {
    return Stays.make(trials, this::stay, sent::toString);
  }

  private int stay(int most) throws IOException {
    int done = 0;
    try (RawSocket socket = join()) {
      boolean open = socket.isOpen();
      while (open && done < most) {
        int frames = putBatch(socket);
        done += frames;
        socket.flush();
        open = isPassed(socket);
      }
    }
    return done;
  }

  /** Others may have had the identity banned, or the room filled: both are no faults. */
  private RawSocket join() throws IOException {
    String token = LivekitTokens.good(room, identity + "-" + generation);
    RawSocket socket = new RawSocket(server, "/rtc?protocol=15&access_token=" + token);
    if (!socket.isOpen()) {
      LivekitAnswers.checkPlain(socket.answer());
      generation++;
      try (RawHttp http = new RawHttp(server)) {
        LivekitCalls.delete(http, room, LivekitCalls.bearer(token));
      }
    }
    return socket;
  }

  private int putBatch(RawSocket socket) {
    sent.clear();
    bad = false;
    ending = false;
    int frames = 1 + mutations.random().nextInt(BATCH);
    for (int i = 0; i < frames && !bad && !ending; i++) {
      put(socket, mutations.once(3));
    }
    var numbered = SignalRequest.newBuilder();
    numbered.getPingReqBuilder().setTimestamp(++pings);
    socket.put(Opcode.BINARY, numbered.build().toByteArray());
    return sent.size();
  }

  /** Of the frames that end a connection most are drawn again. */
  private void put(RawSocket socket, boolean text) {
    byte[] frame = frame(text);
    SignalRequest request = read(frame, text);
    while (isLast(request) && !mutations.once(BATCH)) {
      frame = frame(text);
      request = read(frame, text);
    }
    bad = request == null;
    ending = !bad && isLast(request);
    sent.add((text ? "text " : "binary ") + HexFormat.of().formatHex(frame));
    socket.put(text ? Opcode.TEXT : Opcode.BINARY, frame);
  }

  private byte[] frame(boolean text) {
    LivekitSamples.Signal sample = mutations.one(SAMPLES);
    LivekitSamples.Signal other = mutations.one(SAMPLES);
    return text
        ? mutations.mutated(sample.json(), other.json())
        : mutations.mutated(sample.protobuf(), other.protobuf());
  }

  private static @Nullable SignalRequest read(byte[] frame, boolean text) {
    try {
      return text
          ? JsonReader.read(checked(frame), SignalRequest.getDefaultInstance())
          : SignalRequest.parseFrom(frame);
    } catch (MalformedMessageException
        | InvalidProtocolBufferException
        | CharacterCodingException e) {
      return null;
    }
  }

  /** Text that is none ends a connection wherever the fault is, even behind a message. */
  private static byte[] checked(byte[] text) throws CharacterCodingException {
    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
    return text;
  }

  private static boolean isLast(@Nullable SignalRequest request) {
    return request == null || request.hasLeave() || request.hasSimulate();
  }

  /** Whether the connection goes on: told by the pong that was asked for last. */
  private boolean isPassed(RawSocket socket) throws IOException {
    boolean dismissed = false;
    while (true) {
      Frame frame = socket.next();
      Insides.untold(new String(frame.payload(), StandardCharsets.ISO_8859_1));
      if (frame.opcode() == Opcode.CLOSE) {
        checkClose(frame.closeCode(), dismissed);
        socket.put(Opcode.CLOSE, frame.payload());
        socket.flush();
        return false;
      }
      SignalResponse response = response(frame);
      dismissed |= response.hasLeave();
      if (response.getPongResp().getLastPingTimestamp() == pings) {
        if (bad) {
          throw new AssertionError("a frame that is no message was passed over");
        }
        return true;
      }
    }
  }

  static SignalResponse response(Frame frame) {
    try {
      return frame.opcode() == Opcode.TEXT
          ? JsonReader.read(frame.payload(), SignalResponse.getDefaultInstance())
          : SignalResponse.parseFrom(frame.payload());
    } catch (MalformedMessageException | InvalidProtocolBufferException e) {
      throw new AssertionError("an unreadable message of the server", e);
    }
  }

  private void checkClose(int code, boolean dismissed) {
    boolean permitted =
        switch (code) {
          case BAD -> bad;
          case NORMAL -> dismissed || ending;
          case GOING_AWAY -> ending;
          default -> false;
        };
    if (!permitted) {
      throw new AssertionError("closed with " + code);
    }
  }
}
