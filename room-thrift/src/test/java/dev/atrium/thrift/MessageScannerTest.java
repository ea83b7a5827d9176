package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Seed;
import dev.atrium.thrift.MessageScanner.Progress;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ends of messages are found where libthrift's own reading finds them. */
class MessageScannerTest {
  private static final int MESSAGES = 2_000;

  private final Random random = Seed.ofThisRun().random();

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void anEndIsFoundAtTheLastByteAndNoSoonerHoweverTheBytesCome(Encoding encoding) {
    RandomMessages messages = new RandomMessages(random);
    MessageScanner scanner = MessageScanner.of(encoding, Wire.LIMITS);
    for (int i = 0; i < MESSAGES; i++) {
      byte[] message = messages.next(new Dialect(Framing.UNFRAMED, encoding));
      ByteBuf in = Unpooled.buffer().writeBytes(new byte[random.nextInt(5)]);
      in.readerIndex(in.writerIndex());

      int sent = 0;
      while (sent < message.length) {
        int more = 1 + random.nextInt(Math.min(message.length - sent, 20));
        in.writeBytes(message, sent, more);
        sent += more;
        if (sent < message.length) {
          assertThat(scanner.scan(in)).isEqualTo(Progress.INCOMPLETE);
        }
      }
      in.writeBytes(new byte[random.nextInt(3)]);

      assertThat(scanner.scan(in)).isEqualTo(Progress.COMPLETE);
      assertThat(scanner.length()).isEqualTo(message.length);
      scanner.reset();
    }
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void whatTheScannerTakesForAMessageTheCodecReadsToItsEnd(Encoding encoding) throws Exception {
    RandomMessages messages = new RandomMessages(random);
    MessageScanner scanner = MessageScanner.of(encoding, Wire.LIMITS);
    MessageSource source = new MessageSource(Wire.LIMITS);
    for (int i = 0; i < MESSAGES; i++) {
      byte[] message = messages.next(new Dialect(Framing.UNFRAMED, encoding));
      ByteBuf in = Unpooled.wrappedBuffer(message);

      assertThat(scanner.scan(in)).isEqualTo(Progress.COMPLETE);
      source.load(in, scanner.length());
      new ThriftCodec(Wire.LIMITS).read(encoding, source).finish();

      assertThat(source.usedUp()).isTrue();
      scanner.reset();
    }
  }
}
