package dev.atrium.thrift;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways in which we end a connection. */
final class Farewell {
  /** What somebody is told who takes this for a web server. */
  static final String TO_HTTP =
      """
      HTTP/1.1 400 Bad Request\r
      Connection: close\r
      Content-Type: text/plain\r
      Content-Length: 32\r
      \r
      This port speaks Apache Thrift.
      """;

  private static final Logger log = LoggerFactory.getLogger(Farewell.class);

  private final Channel channel;

  Farewell(Channel channel) {
    this.channel = channel;
  }

  /** In order: what was written leaves first, and behind TLS we say that nothing follows. */
  void close() {
    channel.close().addListener(Farewell::noteFailure);
  }

  /** At once, whatever is on its way: somebody does not read, or says nothing. */
  void cut() {
    ChannelHandlerContext outermost = channel.pipeline().firstContext();
    if (outermost == null) {
      close();
    } else {
      outermost.close().addListener(Farewell::noteFailure);
    }
  }

  /**
   * Says that nothing more will come, and leaves the peer to say so too: a socket that is closed
   * with bytes unread takes back replies that are still on their way.
   *
   * @param inputEnded whether it has said so
   * @return whether that is waited for; else the connection is closed
   */
  boolean endOutput(boolean inputEnded) {
    if (inputEnded || !channel.isActive() || !(channel instanceof DuplexChannel duplex)) {
      close();
      return false;
    }
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      duplex.shutdownOutput().addListener(Farewell::noteFailure);
    } else {
      tls.closeOutbound()
          .addListener(said -> duplex.shutdownOutput().addListener(Farewell::noteFailure));
    }
    return true;
  }

  private static void noteFailure(Future<? super Void> done) {
    if (!done.isSuccess()) {
      log.debug("The peer was gone already", done.cause());
    }
  }
}
