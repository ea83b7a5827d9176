package dev.atrium.thrift;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.context.SmartLifecycle;

/**
 * Thrift over TCP: listeners, the connections they take, and the one who watches over deadlines.
 * Stops by closing what is idle, letting the rest finish the message they are at, and closing after
 * ten seconds whoever has not finished.
 */
final class ThriftServer implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ThriftServer.class);
  private static final int PHASE = DEFAULT_PHASE - 600; // after WebSocket, before HTTP drains
  private static final int BACKLOG = 1024;
  private static final long GRACE_MILLIS = 10_000;
  private static final long STEP_MILLIS = 20;

  private final List<ThriftListener> listeners;
  private final Connections connections;
  private final int ioThreads;
  private final long sweepMillis;
  private final IntConsumer onBound;
  private List<Channel> bound = List.of();
  private @Nullable EventLoopGroup loops;
  private @Nullable Future<?> sweeping;

  /**
   * @param sweepMillis how often deadlines are looked after; 0 leaves that to somebody else
   * @param onBound is told the port of the first listener
   */
  ThriftServer(
      List<ThriftListener> listeners,
      Connections connections,
      int ioThreads,
      long sweepMillis,
      IntConsumer onBound) {
    this.listeners = List.copyOf(listeners);
    this.connections = connections;
    this.ioThreads = ioThreads > 0 ? ioThreads : Runtime.getRuntime().availableProcessors();
    this.sweepMillis = sweepMillis;
    this.onBound = onBound;
  }

  @Override
  public synchronized void start() {
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            ioThreads, new DefaultThreadFactory("thrift", true), NioIoHandler.newFactory());
    loops = group;
    connections.welcome();
    try {
      bound = listeners.stream().map(listener -> bind(group, listener)).toList();
    } catch (RuntimeException e) {
      stop();
      throw e;
    }
    onBound.accept(ports().getFirst());
    if (sweepMillis > 0) {
      sweeping =
          group.scheduleWithFixedDelay(
              connections::sweep, sweepMillis, sweepMillis, TimeUnit.MILLISECONDS);
    }
  }

  private Channel bind(EventLoopGroup group, ThriftListener listener) {
    InetSocketAddress address = listener.address();
    ChannelFuture binding =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(new Initializer(listener))
            .bind(address)
            .awaitUninterruptibly();
    if (!binding.isSuccess()) {
      throw refusal(address, binding.cause());
    }
    log.info("Thrift is served at {}", binding.channel().localAddress());
    return binding.channel();
  }

  /** A taken port is told from an address that this machine does not have. */
  private static WebServerException refusal(InetSocketAddress address, Throwable cause) {
    try {
      if (cause instanceof Exception failure) {
        PortInUseException.throwIfPortBindingException(failure, address::getPort);
      }
      return new WebServerException("Thrift cannot be served at " + address, cause);
    } catch (PortInUseException taken) {
      return taken;
    }
  }

  /** The ports in the order of the listeners; those that were 0 as the system chose them. */
  synchronized List<Integer> ports() {
    return bound.stream()
        .map(channel -> ((InetSocketAddress) channel.localAddress()).getPort())
        .toList();
  }

  @Override
  public void stop(Runnable callback) {
    Thread.ofVirtual()
        .name("thrift-stop")
        .start(
            () -> {
              stop();
              callback.run();
            });
  }

  @Override
  public synchronized void stop() {
    bound.forEach(channel -> channel.close().awaitUninterruptibly());
    bound = List.of();
    connections.drain();
    awaitConnections();
    if (sweeping != null) {
      sweeping.cancel(false);
      sweeping = null;
    }
    if (loops != null) {
      loops.shutdownGracefully(0, GRACE_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly();
      loops = null;
    }
  }

  private void awaitConnections() {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
    try {
      while (connections.size() > 0 && System.nanoTime() < until) {
        Thread.sleep(STEP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return !bound.isEmpty();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** Makes a connection of what was accepted, or closes it at once. */
  private final class Initializer extends ChannelInitializer<SocketChannel> {
    private final ThriftListener listener;
    private final FastThreadLocal<MessageSource> sources;

    Initializer(ThriftListener listener) {
      this.listener = listener;
      this.sources =
          new FastThreadLocal<>() {
            @Override
            protected MessageSource initialValue() {
              return new MessageSource(listener.rules().limits());
            }
          };
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      Optional<RejectReason> refusal = connections.admit(channel);
      if (refusal.isPresent()) {
        String address = String.valueOf(channel.remoteAddress());
        listener.serving().rejections().tell(refusal.get(), address);
        channel.newSucceededFuture().addListener(ChannelFutureListener.CLOSE);
        return;
      }
      ThriftConnection connection = new ThriftConnection(channel, listener, sources.get());
      if (listener.tls().mode() != TlsMode.OFF) {
        channel.pipeline().addLast(new TlsEntrance(listener.tls()));
      }
      channel.pipeline().addLast(connection);
      connections.add(connection);
    }
  }
}
