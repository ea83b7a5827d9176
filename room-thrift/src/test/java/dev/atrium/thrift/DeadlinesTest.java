package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** How long a peer may keep us waiting (Thrift spec §6). */
class DeadlinesTest {
  private static final Dialect BARE = new Dialect(Framing.UNFRAMED, Encoding.BINARY);
  private static final Duration INSTANT = Duration.ofMillis(1);

  private final Wire wire = new Wire();
  private final Peer peer = wire.connect();

  @Test
  void silenceIsCutOffAfterTheFirstByteTimeout() {
    closesAfter(Duration.ofSeconds(5));

    assertThat(wire.rejected(RejectReason.TIMEOUT_FIRST)).isEqualTo(1);
  }

  @Test
  void bytesThatDecideNothingDoNotHelp() {
    peer.send(Peer.hex("00"));
    wire.clock.advance(Duration.ofSeconds(3));
    peer.send(Peer.hex("00"));

    closesAfter(Duration.ofSeconds(2));
    assertThat(wire.rejected(RejectReason.TIMEOUT_FIRST)).isEqualTo(1);
  }

  @Test
  void aPartOfAMessageIsCutOffAfterTheMessageTimeout() {
    peer.send(Peer.hex("00000020 8001"));

    closesAfter(Duration.ofSeconds(6));
    assertThat(wire.rejected(RejectReason.TIMEOUT_MESSAGE)).isEqualTo(1);
  }

  @Test
  void theTimeOfTheFirstMessageBeginsBeforeItIsKnownWhatItIs() {
    peer.send(Peer.hex("00"));
    wire.clock.advance(Duration.ofSeconds(4));
    peer.send(Peer.hex("000020 8001"));

    closesAfter(Duration.ofSeconds(2));
    assertThat(wire.rejected(RejectReason.TIMEOUT_MESSAGE)).isEqualTo(1);
  }

  @Test
  void theMessageTimeoutRunsThoughBytesKeepComing() {
    byte[] message = Messages.call(BARE, "create", 1);
    for (int i = 0; i < 16; i++) {
      peer.send(new byte[] {message[i]});
      wire.clock.advance(Duration.ofMillis(400));
      assertThat(peer.isOpen()).isTrue();
    }

    peer.sweep();

    assertThat(peer.isOpen()).isFalse();
    assertThat(peer.received()).isEmpty();
  }

  @Test
  void theMessageTimeoutBeginsWithEachMessage() {
    byte[] message = Messages.call(BARE, "create", 1);
    byte[] head = java.util.Arrays.copyOf(message, 10);
    byte[] tail = java.util.Arrays.copyOfRange(message, 10, message.length);
    peer.send(head);
    wire.clock.advance(Duration.ofSeconds(4));
    peer.send(Peer.concat(tail, head));
    wire.clock.advance(Duration.ofSeconds(4));

    peer.sweep();
    peer.send(tail);

    assertThat(peer.replies(BARE)).hasSize(2);
    assertThat(peer.isOpen()).isTrue();
  }

  @Test
  void anIdleConnectionIsClosedAfterTheIdleTimeoutAndNotCounted() {
    peer.exchange(BARE, Messages.call(BARE, "create", 1));

    closesAfter(Duration.ofMinutes(10));

    for (RejectReason reason : RejectReason.values()) {
      assertThat(wire.rejected(reason)).isZero();
    }
  }

  @Test
  void aReplyThatThePeerDoesNotTakeIsCutOffAfterTheWriteTimeout() {
    Withheld withheld = new Withheld();
    peer.channel().pipeline().addFirst(withheld);
    peer.send(Messages.call(BARE, "create", 1));
    peer.send(Messages.call(BARE, "create", 2));

    closesAfter(Duration.ofSeconds(7));

    assertThat(wire.rejected(RejectReason.TIMEOUT_WRITE)).isEqualTo(1);
  }

  @Test
  void theWriteTimeoutBeginsAnewWithWhatComesBehindATakenReply() {
    Withheld withheld = new Withheld();
    peer.channel().pipeline().addFirst(withheld);
    peer.send(Messages.call(BARE, "create", 1));
    peer.send(Messages.call(BARE, "create", 2));
    wire.clock.advance(Duration.ofSeconds(6));
    withheld.release();

    closesAfter(Duration.ofSeconds(7));
  }

  @Test
  void takenRepliesLeaveNoDeadline() {
    Withheld withheld = new Withheld();
    peer.channel().pipeline().addFirst(withheld);
    peer.send(Messages.call(BARE, "create", 1));
    withheld.release();

    closesAfter(Duration.ofMinutes(10));
    assertThat(wire.rejected(RejectReason.TIMEOUT_WRITE)).isZero();
  }

  /** Keeps writes back, as a full socket does. */
  private static final class Withheld extends ChannelOutboundHandlerAdapter {
    private final Queue<ChannelPromise> writes = new ArrayDeque<>();

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      writes.add(promise);
    }

    void release() {
      writes.remove().setSuccess();
    }
  }

  private void closesAfter(Duration timeout) {
    wire.clock.advance(timeout.minus(INSTANT));
    peer.sweep();
    assertThat(peer.isOpen()).isTrue();

    wire.clock.advance(INSTANT);
    peer.sweep();
    assertThat(peer.isOpen()).isFalse();
  }
}
