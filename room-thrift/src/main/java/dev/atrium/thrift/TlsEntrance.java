package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;

/**
 * Stands in front of a connection until its first two bytes tell whether TLS begins with them, then
 * steps aside: for the handler of TLS, or for nobody. What is inside TLS is looked at no more: a
 * handshake within a handshake is nothing that the connection knows. Whom it refuses it goes on
 * standing in front of, and keeps nothing of what still comes.
 */
final class TlsEntrance extends ChannelInboundHandlerAdapter {
  private static final byte HANDSHAKE = 0x16;
  private static final byte VERSION = 3;

  private final ThriftTls tls;
  private ByteBuf pending = Unpooled.EMPTY_BUFFER;
  private boolean refused;

  TlsEntrance(ThriftTls tls) {
    this.tls = tls;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (refused) {
      ((ByteBuf) message).release();
      return;
    }
    pending =
        ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), pending, (ByteBuf) message);
    int at = pending.readerIndex();
    int available = pending.readableBytes();
    boolean encrypted = available > 0 && pending.getByte(at) == HANDSHAKE;
    if (available == 0 || (encrypted && available < 2)) {
      return;
    }
    if (encrypted && pending.getByte(at + 1) == VERSION) {
      SslHandler handler = new SslHandler(tls.engines().get());
      handler.setHandshakeTimeoutMillis(0); // the deadline for the first bytes holds
      context.pipeline().addAfter(context.name(), null, handler);
      stepAside(context);
    } else if (tls.mode() == TlsMode.REQUIRED) {
      refused = true;
      forget();
      context.fireUserEventTriggered(RejectReason.TLS);
    } else {
      stepAside(context);
    }
  }

  private void stepAside(ChannelHandlerContext context) {
    ByteBuf first = pending;
    pending = Unpooled.EMPTY_BUFFER;
    ChannelPipeline pipeline = context.pipeline();
    pipeline.remove(this);
    context.fireChannelRead(first);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    forget();
  }

  private void forget() {
    pending.release();
    pending = Unpooled.EMPTY_BUFFER;
  }
}
