package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: bytes in, messages, replies, bytes out, in the order of the messages. All of it
 * happens on the connection's event loop, save calls that wait for the store: each of those runs on
 * a thread of its own, and until it is done the messages behind it stay unread.
 */
final class ThriftConnection extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(ThriftConnection.class);

  private final Channel channel;
  private final ConnectionRules rules;
  private final Serving serving;
  private final MessageSource source;
  private final Deadlines deadlines;
  private final Inbound inbound;
  private final Replies replies;
  private final CertifiedCallers certified;
  private final Farewell farewell;

  private ThriftPeer peer;
  private @Nullable Dialect detected;
  private boolean executing;
  private boolean inputEnded;
  private boolean draining;
  private boolean closing;

  /**
   * @param source for the use of connections of this event loop, one at a time
   */
  ThriftConnection(Channel channel, ThriftListener listener, MessageSource source) {
    this.channel = channel;
    this.rules = listener.rules();
    this.serving = listener.serving();
    this.certified = listener.tls().callers();
    this.source = source;
    this.deadlines = new Deadlines(rules.timeouts(), serving.nanoTime());
    this.inbound = new Inbound(rules);
    this.replies = new Replies(channel, deadlines);
    this.farewell = new Farewell(channel);
    this.peer = rules.peer(String.valueOf(channel.remoteAddress()), serving.nanoTime());
    deadlines.awaitFirstBytes();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    if (closing) {
      in.release();
      return;
    }
    inbound.add(in, context.alloc());
    if (detected == null) {
      deadlines.firstBytes();
    }
    advance();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    replies.flush();
  }

  /** Goes on later: this may be told amid the writing of a reply, which the next must not pass. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (replies.flowing() && !closing) {
      context.executor().execute(this::goOn);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    switch (event) {
      case ChannelInputShutdownEvent end -> inputEnded();
      case SslCloseCompletionEvent end -> {
        if (end.isSuccess()) {
          inputEnded();
        }
      }
      case SslHandshakeCompletionEvent end -> handshaken(end);
      case RejectReason reason -> {
        if (!closing) {
          reject(reason);
        }
      }
      default -> {}
    }
  }

  private void inputEnded() {
    inputEnded = true;
    if (closing) {
      farewell.close();
    } else {
      advance();
    }
  }

  private void handshaken(SslHandshakeCompletionEvent end) {
    if (end.isSuccess()) {
      peer = peer.behindTls(certified.of(channel).orElse(rules.anonymous()));
    } else if (end.cause() instanceof SSLException) {
      refuseTls(); // its handler sends an alert and closes
    }
  }

  private void refuseTls() {
    if (!closing) {
      closing = true;
      serving.rejections().tell(RejectReason.TLS, peer.address());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closing = true;
    inbound.release();
    replies.release();
    if (detected != null) {
      serving.metrics().closed(detected, peer.tls());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause.getCause() instanceof SSLException) {
      refuseTls();
    } else if (!(cause instanceof IOException)) { // which only says that the peer is gone
      log.error("A Thrift connection failed", cause);
    }
    farewell.close();
  }

  /** Answers as many messages as are there, as long as the peer takes the replies. */
  private void advance() {
    try {
      boolean more = true;
      while (more && !closing && !executing && replies.flowing()) {
        more = nextMessage();
        if (more) {
          deadlines.awaitNothing();
          answer();
        }
      }
      if (!closing) {
        settle(!more);
      }
    } catch (StreamRejectedException e) {
      reject(e.reason());
    } catch (UnreadableException e) {
      reject(RejectReason.PROTOCOL);
    }
  }

  private void goOn() {
    attempt(this::advance);
  }

  /** For tasks: what goes wrong ends the connection, as it does within the pipeline. */
  private void attempt(Runnable step) {
    if (closing) {
      return;
    }
    try {
      step.run();
      replies.flush();
    } catch (RuntimeException | Error e) {
      channel.pipeline().fireExceptionCaught(e);
    }
  }

  private boolean nextMessage() throws StreamRejectedException {
    if (detected == null) {
      detected = inbound.detect().orElse(null);
      if (detected == null) {
        return false;
      }
      serving.metrics().opened(detected, peer.tls());
    }
    return inbound.next(source);
  }

  private void answer() throws UnreadableException {
    MessageFramer framer = inbound.framer();
    ThriftDispatcher dispatcher = serving.dispatcher();
    switch (dispatcher.receive(peer, framer.dialect(), framer.headers(), source)) {
      case Step.Answered step -> give(step.answer());
      case Step.Execute step -> {
        if (dispatcher.waits(step.exchange())) {
          executeElsewhere(step.exchange());
        } else {
          give(dispatcher.execute(step.exchange()));
        }
      }
    }
  }

  private void executeElsewhere(ThriftExchange exchange) {
    executing = true;
    serving.execute(exchange, channel.eventLoop(), this::resume);
  }

  private void resume(Answer answer) {
    executing = false;
    attempt(
        () -> {
          give(answer);
          advance();
        });
  }

  private void give(Answer answer) {
    if (answer.reply().isPresent()) {
      serving.dispatcher().write(answer.reply().get(), inbound.framer(), replies.buffer());
    }
    if (answer.last()) {
      reject(RejectReason.PROTOCOL);
    }
  }

  /**
   * Says what is waited for next.
   *
   * @param starved whether the next message is not all there
   */
  private void settle(boolean starved) {
    inbound.trim(channel.alloc());
    boolean empty = inbound.size() == 0;
    if (starved && (inputEnded || (draining && empty))) {
      closing = true;
      replies.finish(done -> farewell.close());
      return;
    }
    if (starved && detected != null) {
      deadlines.awaitMore(empty);
    }
    channel.config().setAutoRead(starved || inbound.size() <= rules.limits().message());
  }

  private void reject(RejectReason reason) {
    serving.rejections().tell(reason, peer.address());
    if (reason == RejectReason.HTTP) {
      ByteBufUtil.writeAscii(replies.buffer(), Farewell.TO_HTTP);
    }
    closing = true;
    deadlines.awaitNothing();
    inbound.release();
    channel.config().setAutoRead(true);
    replies.finish(done -> endOutput());
  }

  private void endOutput() {
    if (farewell.endOutput(inputEnded)) {
      deadlines.awaitEnd();
    }
  }

  Channel channel() {
    return channel;
  }

  /** Whether somebody has been waited for long enough; to be called by any thread. */
  boolean overdue() {
    return deadlines.passed();
  }

  /** Closes the connection if it still is {@link #overdue}; on its event loop. */
  void closeIfOverdue() {
    if (!deadlines.passed()) {
      return;
    }
    RejectReason reason = deadlines.expire();
    if (reason != null) {
      serving.rejections().tell(reason, peer.address());
    }
    closing = true;
    farewell.cut();
  }

  /** Closes the connection as soon as it owes no answer; on its event loop. */
  void drain() {
    draining = true;
    goOn();
  }
}
