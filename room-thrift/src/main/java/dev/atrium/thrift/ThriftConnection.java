package dev.atrium.thrift;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
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
  private static final String NO_HTTP =
      """
      HTTP/1.1 400 Bad Request\r
      Connection: close\r
      Content-Type: text/plain\r
      Content-Length: 32\r
      \r
      This port speaks Apache Thrift.
      """;

  private final Channel channel;
  private final ConnectionRules rules;
  private final Serving serving;
  private final MessageSource source;
  private final Deadlines deadlines;
  private final CallRate rate;
  private final Inbound inbound;
  private final Replies replies;

  private @Nullable Dialect detected;
  private boolean executing;
  private boolean inputEnded;
  private boolean draining;
  private boolean closing;

  /**
   * @param source for the use of connections of this event loop, one at a time
   */
  ThriftConnection(Channel channel, ConnectionRules rules, Serving serving, MessageSource source) {
    this.channel = channel;
    this.rules = rules;
    this.serving = serving;
    this.source = source;
    this.deadlines = new Deadlines(rules.timeouts(), serving.nanoTime());
    this.rate = rules.rate(serving.nanoTime());
    this.inbound = new Inbound(rules);
    this.replies = new Replies(channel, deadlines);
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
    advance();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    replies.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (replies.flowing() && !closing) {
      advance();
      replies.flush();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      inputEnded = true;
      if (closing) {
        close();
      } else {
        advance();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closing = true;
    inbound.release();
    replies.release();
    if (detected != null) {
      serving.metrics().closed(detected);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) { // which only says that the peer is gone
      log.error("A Thrift connection failed", cause);
    }
    close();
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

  private boolean nextMessage() throws StreamRejectedException {
    if (detected == null) {
      detected = inbound.detect().orElse(null);
      if (detected == null) {
        return false;
      }
      serving.metrics().opened(detected);
      deadlines.awaitNothing();
    }
    return inbound.next(source);
  }

  private void answer() throws UnreadableException {
    Dialect dialect = inbound.framer().dialect();
    ThriftDispatcher dispatcher = serving.dispatcher();
    switch (dispatcher.receive(dialect, source, rate)) {
      case Step.Answered step -> give(step.answer());
      case Step.Execute step -> {
        if (dispatcher.waits(step)) {
          executeElsewhere(dialect, step);
        } else {
          give(dispatcher.execute(dialect, rules.anonymous(), step));
        }
      }
    }
  }

  private void executeElsewhere(Dialect dialect, Step.Execute step) {
    executing = true;
    serving
        .executor()
        .execute(
            () -> {
              Answer answer = Answer.CLOSE; // what an Error leaves
              try {
                answer = serving.dispatcher().execute(dialect, rules.anonymous(), step);
              } finally {
                resume(answer);
              }
            });
  }

  private void resume(Answer answer) {
    try {
      channel
          .eventLoop()
          .execute(
              () -> {
                executing = false;
                if (!closing) {
                  give(answer);
                  advance();
                  replies.flush();
                }
              });
    } catch (RejectedExecutionException e) {
      log.debug("A call ended after its connection", e);
    }
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
      replies.finish(done -> close());
      return;
    }
    if (starved && detected != null) {
      if (empty) {
        deadlines.awaitNextMessage();
      } else if (!deadlines.awaitingMessage()) {
        deadlines.awaitMessage();
      }
    }
    boolean full = inbound.size() > rules.limits().message();
    channel.config().setAutoRead(starved || !full);
  }

  private void reject(RejectReason reason) {
    serving.metrics().rejected(reason);
    log.debug("Closing a Thrift connection: {}", reason);
    if (reason == RejectReason.HTTP) {
      ByteBufUtil.writeAscii(replies.buffer(), NO_HTTP);
    }
    closing = true;
    deadlines.awaitNothing();
    inbound.release();
    channel.config().setAutoRead(true);
    replies.finish(done -> endOutput());
  }

  /**
   * Says that nothing more will come, then waits a moment for the peer to say so too: a socket that
   * is closed with bytes unread takes back replies that are still on their way.
   */
  private void endOutput() {
    if (channel instanceof DuplexChannel duplex && !inputEnded && channel.isActive()) {
      deadlines.awaitEnd();
      duplex.shutdownOutput().addListener(ThriftConnection::noteFailure);
    } else {
      close();
    }
  }

  private void close() {
    channel.close().addListener(ThriftConnection::noteFailure);
  }

  private static void noteFailure(Future<? super Void> done) {
    if (!done.isSuccess()) {
      log.debug("The peer was gone already", done.cause());
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
    RejectReason reason = deadlines.reason();
    if (reason != null) {
      serving.metrics().rejected(reason);
    }
    log.debug("Closing a Thrift connection after {}", reason == null ? "idling" : reason);
    close();
  }

  /** Closes the connection as soon as it owes no answer; on its event loop. */
  void drain() {
    draining = true;
    if (!closing) {
      advance();
      replies.flush();
    }
  }
}
