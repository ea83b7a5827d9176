package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Set;

/** One message in a body, one reply in the other. */
final class ThriftHttpCalls {
  private static final byte[] EMPTY = {};

  private final ThriftDispatcher dispatcher;
  private final MessageLimits limits;

  ThriftHttpCalls(ThriftDispatcher dispatcher, MessageLimits limits) {
    this.dispatcher = dispatcher;
    this.limits = limits;
  }

  /**
   * Executes the message, if there is one in the body.
   *
   * @param encodings those that it may be in
   * @return the reply, empty for a oneway message
   * @throws UnreadableException if there is nobody to be answered; nothing was executed
   */
  byte[] call(byte[] body, Set<Encoding> encodings, ThriftPeer peer, MessageHeaders headers)
      throws UnreadableException {
    try {
      ByteBuf in = Unpooled.wrappedBuffer(body);
      Dialect detected =
          Detection.of(in, limits.message())
              .orElseThrow(() -> new UnreadableException("too short"));
      if (detected.framing() == Framing.HEADER || !encodings.contains(detected.encoding())) {
        throw new UnreadableException("another protocol");
      }
      MessageSource source = new MessageSource(limits);
      boolean framed = detected.framing() == Framing.FRAMED;
      load(in, framed, source);
      Dialect dialect = new Dialect(Framing.HTTP, detected.encoding());
      Answer answer =
          switch (dispatcher.receive(peer, dialect, headers, source)) {
            case Step.Answered step -> step.answer();
            case Step.Execute step -> dispatcher.execute(step.exchange());
          };
      return write(answer, framed ? detected : dialect);
    } catch (StreamRejectedException e) {
      throw new UnreadableException(e);
    }
  }

  private void load(ByteBuf in, boolean framed, MessageSource source)
      throws StreamRejectedException {
    if (!framed) {
      source.load(in, in.readableBytes());
      return;
    }
    int length = FramedMessages.frame(in, limits.message());
    in.skipBytes(FramedMessages.PREFIX);
    if (length == in.readableBytes()) {
      source.load(in, length);
    } else {
      source.loadBroken(in);
    }
  }

  private byte[] write(Answer answer, Dialect dialect) throws UnreadableException {
    if (answer.reply().isEmpty()) {
      if (answer.last()) {
        throw new UnreadableException("oneway message");
      }
      return EMPTY;
    }
    ByteBuf out = Unpooled.buffer();
    dispatcher.write(answer.reply().get(), MessageFramer.of(dialect, limits), out);
    return ByteBufUtil.getBytes(out);
  }
}
