package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.channel.WriteBufferWaterMark;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that wait for the store, and what becomes of those behind them. */
class PipeliningTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);

  private final Queue<Runnable> elsewhere = new ArrayDeque<>();
  private final Wire wire = new Wire().executor(elsewhere::add);
  private final Peer peer = wire.connect();

  @Test
  void repliesKeepTheOrderOfTheCallsThoughSomeHaveToWait() {
    peer.send(
        Peer.concat(
            Messages.call(BINARY, "get", 1, "x"),
            Messages.call(BINARY, "create", 2),
            Messages.call(BINARY, "get", 3, "x"),
            Messages.call(BINARY, "create", 4)));
    assertThat(sequences()).containsExactly(1);
    assertThat(elsewhere).hasSize(1);

    elsewhere.remove().run();
    assertThat(sequences()).containsExactly(2, 3);

    elsewhere.remove().run();
    assertThat(sequences()).containsExactly(4);
  }

  @Test
  void nothingIsReadAheadBeyondAMessageWhileACallWaits() {
    peer.send(Messages.call(BINARY, "create", 1));

    byte[] call = Messages.call(BINARY, "get", 2, "x".repeat(4_000));
    for (int i = 0; i < 17; i++) {
      assertThat(peer.reads()).isTrue();
      peer.send(call);
    }
    assertThat(peer.reads()).isFalse();

    elsewhere.remove().run();
    assertThat(sequences()).hasSize(18);
    assertThat(peer.reads()).isTrue();
  }

  @Test
  void nothingIsExecutedWhileThePeerTakesNoReplies() {
    peer.send(Messages.call(BINARY, "get", 1, "x"));
    writable(false);
    peer.send(Messages.call(BINARY, "get", 2, "x"));
    assertThat(sequences()).containsExactly(1);

    byte[] call = Messages.call(BINARY, "get", 3, "x".repeat(4_000));
    for (int i = 0; i < 17; i++) {
      peer.send(call);
    }
    assertThat(peer.reads()).isFalse();

    writable(true);
    assertThat(sequences()).hasSize(18);
    assertThat(peer.reads()).isTrue();
  }

  private void writable(boolean writable) {
    peer.channel().unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
    peer.channel().runPendingTasks();
  }

  @Test
  void repliesKeepTheirOrderThoughThePeerTakesSomeAmidTheWritingOfOthers() {
    peer.channel().config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 1_000));

    peer.send(
        Peer.concat(
            IntStream.range(0, 1_000)
                .mapToObj(i -> Messages.call(BINARY, "get", i, "x"))
                .toArray(byte[][]::new)));

    assertThat(sequences()).hasSize(1_000).isSorted();
  }

  @Test
  void aConnectionWhoseReplyCannotBeWrittenIsClosedAndNotForgotten() {
    peer.send(Messages.call(BINARY, "create", 1));
    peer.channel().config().setAllocator(new NoMemory());

    elsewhere.remove().run();
    peer.channel().runPendingTasks();

    assertThat(peer.isOpen()).isFalse();
  }

  /** Has none left. */
  private static final class NoMemory extends AbstractByteBufAllocator {
    @Override
    protected ByteBuf newHeapBuffer(int initial, int max) {
      throw new IllegalStateException("none left");
    }

    @Override
    protected ByteBuf newDirectBuffer(int initial, int max) {
      throw new IllegalStateException("none left");
    }

    @Override
    public boolean isDirectBufferPooled() {
      return false;
    }
  }

  @Test
  void aPeerThatSaysNoMoreStillGetsItsReplies() {
    peer.send(
        Peer.concat(Messages.call(BINARY, "create", 1), Messages.call(BINARY, "get", 2, "x")));
    peer.endInput();
    assertThat(peer.isOpen()).isTrue();

    elsewhere.remove().run();

    assertThat(sequences()).containsExactly(1, 2);
    assertThat(peer.isOpen()).isFalse();
  }

  @Test
  void aPeerThatSaysNoMoreInTheMiddleOfAMessageIsClosed() {
    peer.send(Peer.hex("00000020 8001"));

    peer.endInput();

    assertThat(peer.isOpen()).isFalse();
  }

  @Test
  void drainingClosesIdleConnectionsAtOnce() {
    Peer silent = wire.connect();
    peer.exchange(BINARY, Messages.call(BINARY, "get", 1, "x"));

    peer.drain();
    silent.drain();

    assertThat(peer.isOpen()).isFalse();
    assertThat(silent.isOpen()).isFalse();
  }

  @Test
  void drainingLetsACallFinishAndAMessageArrive() {
    Peer half = wire.connect();
    byte[] message = Messages.call(BINARY, "get", 1, "x");
    half.send(java.util.Arrays.copyOf(message, 9));
    peer.send(Messages.call(BINARY, "create", 2));

    half.drain();
    peer.drain();
    assertThat(half.isOpen()).isTrue();
    assertThat(peer.isOpen()).isTrue();

    half.send(java.util.Arrays.copyOfRange(message, 9, message.length));
    elsewhere.remove().run();
    assertThat(half.replies(BINARY)).hasSize(1);
    assertThat(half.isOpen()).isFalse();
    assertThat(sequences()).containsExactly(2);
    assertThat(peer.isOpen()).isFalse();
  }

  @Test
  void callsBeyondTheRateAreBusyAndKeepTheirOrder() {
    Peer limited = wire.rate(10).connect();
    for (int i = 0; i < 25; i++) {
      limited.send(Messages.call(BINARY, "get", i, "x"));
    }

    List<Reply> replies = limited.replies(BINARY);

    assertThat(replies).extracting(Reply::sequence).isSorted().hasSize(25);
    assertThat(replies.subList(0, 20)).extracting(Reply::failure).containsOnly(5);
    assertThat(replies.subList(20, 25)).extracting(Reply::text).containsOnly("busy");
    assertThat(wire.rejected(RejectReason.RATE)).isEqualTo(5);
    assertThat(limited.isOpen()).isTrue();
  }

  @Test
  void theRateAllowsMoreAfterAPause() {
    Peer limited = wire.rate(10).connect();
    for (int i = 0; i < 20; i++) {
      limited.send(Messages.call(BINARY, "get", i, "x"));
    }
    limited.received();

    wire.clock.advance(java.time.Duration.ofMillis(100));
    limited.send(Messages.call(BINARY, "get", 20, "x"));
    limited.send(Messages.call(BINARY, "get", 21, "x"));

    assertThat(limited.replies(BINARY)).extracting(Reply::failure).containsExactly(5, 6);
  }

  @Test
  void onewayMessagesBeyondTheRateAreDropped() {
    Peer limited = wire.rate(1).connect();
    for (int i = 0; i < 3; i++) {
      limited.send(Messages.oneway(BINARY, "remove", i, "x"));
      if (!elsewhere.isEmpty()) {
        elsewhere.remove().run();
        limited.received();
      }
    }

    assertThat(wire.rejected(RejectReason.RATE)).isEqualTo(1);
  }

  private List<Integer> sequences() {
    return peer.replies(BINARY).stream().map(Reply::sequence).toList();
  }
}
