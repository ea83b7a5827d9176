package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Seed;
import java.util.List;
import java.util.Random;
import org.apache.thrift.TApplicationException;
import org.junit.jupiter.api.Test;

/**
 * Messages with something wrong in them: whatever it is, a connection answers or closes, fails
 * nowhere, and others are served as before. A million of them in a thorough run.
 */
class MutatedMessagesTest {
  private static final int SHARE = 20_000;
  private static final int ALL = 1_000_000;
  private static final List<Dialect> DIALECTS = CallingTest.dialects().toList();

  private final Random random = Seed.ofThisRun().random();
  private final Wire wire = new Wire();

  @Test
  void noMessageMakesTheServerFail() {
    RandomMessages messages = new RandomMessages(random);
    int count = Seed.isThorough() ? ALL : SHARE;
    for (int i = 0; i < count; i++) {
      Dialect dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
      byte[] mutated = mutate(messages.next(dialect));
      Peer peer = wire.connect();
      if (random.nextInt(10) == 0) {
        peer.sendByteByByte(mutated);
      } else {
        peer.send(mutated);
      }

      byte[] received = peer.received();

      if (received.length > 0 && received[0] != 'H') { // what looks like HTTP is answered so
        noReplyIsAFault(dialect, received);
      }
      peer.endInput();
      assertThat(peer.isOpen()).isFalse();
    }
    isServedAsBefore();
  }

  /** A mutated message may speak another dialect: then its replies are not read here. */
  private static void noReplyIsAFault(Dialect dialect, byte[] received) {
    List<Reply> replies;
    try {
      replies = Reply.all(dialect, received);
    } catch (AssertionError | RuntimeException e) {
      return;
    }
    assertThat(replies)
        .noneMatch(
            reply ->
                reply.failure() == TApplicationException.INTERNAL_ERROR
                    && !reply.text().equals("room limit reached"));
  }

  private byte[] mutate(byte[] message) {
    byte[] mutated = message.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(mutated.length);
      switch (random.nextInt(4)) {
        case 0 -> mutated[at] = (byte) random.nextInt();
        case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutated[at] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
        default -> mutated = cut(mutated, at);
      }
    }
    return mutated;
  }

  private byte[] cut(byte[] message, int at) {
    byte[] head = java.util.Arrays.copyOf(message, Math.max(at, 1));
    byte[] tail = java.util.Arrays.copyOfRange(message, random.nextInt(at + 1), message.length);
    return random.nextBoolean() ? head : Peer.concat(head, tail);
  }

  private void isServedAsBefore() {
    for (Dialect dialect : DIALECTS) {
      assertThat(wire.connect().exchange(dialect, Messages.call(dialect, "create", 1)))
          .singleElement()
          .satisfies(Reply::shown);
    }
  }
}
