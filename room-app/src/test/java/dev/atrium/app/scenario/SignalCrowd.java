package dev.atrium.app.scenario;

import io.livekit.server.AccessToken;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Many participants over LiveKit's signalling, read by one thread. */
final class SignalCrowd {
  private static final int JOINING_AT_ONCE = 64;
  private static final int SMALL_BUFFER = 16 * 1024;

  private final InetSocketAddress server;
  private final Selector selector;
  private final Queue<Entrance> entrances = new ConcurrentLinkedQueue<>();
  private final Semaphore joining = new Semaphore(JOINING_AT_ONCE);
  private final Thread reader;
  private volatile boolean changed;
  private volatile boolean ended;

  SignalCrowd(InetSocketAddress server) throws IOException {
    this.server = server;
    this.selector = Selector.open();
    this.reader = Thread.ofPlatform().name("crowd").start(this::work);
  }

  /** Begins to join; waits while many others still do. */
  SignalMember join(String room, String identity) throws IOException, InterruptedException {
    joining.acquire();
    SignalMember member = new SignalMember(identity, joining::release);
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
    channel.connect(server);
    SignalSocket socket = new SignalSocket(channel, member::told);
    socket.upgrade(token(room, identity));
    channel.configureBlocking(false);
    entrances.add(new Entrance(channel, new Seat(member, socket)));
    selector.wakeup();
    return member;
  }

  /** Takes notice of who stopped reading or goes on. */
  void lookAgain() {
    changed = true;
    selector.wakeup();
  }

  /** Ends every connection; again without effect. */
  void disperse() throws IOException, InterruptedException {
    if (ended) {
      return;
    }
    ended = true;
    selector.wakeup();
    reader.join();
    selector.close();
  }

  private void work() {
    try {
      while (!ended) {
        selector.select();
        enter();
        if (changed) {
          changed = false;
          selector.keys().forEach(SignalCrowd::follow);
        }
        selector.selectedKeys().forEach(SignalCrowd::read);
        selector.selectedKeys().clear();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void enter() throws IOException {
    for (Entrance next = entrances.poll(); next != null; next = entrances.poll()) {
      next.channel.register(selector, SelectionKey.OP_READ, next.seat);
    }
  }

  private static void follow(SelectionKey key) {
    Seat seat = (Seat) key.attachment();
    if (key.isValid()) {
      key.interestOps(seat.member.isReading() ? SelectionKey.OP_READ : 0);
    }
  }

  private static void read(SelectionKey key) {
    Seat seat = (Seat) key.attachment();
    try {
      if (key.isValid() && key.isReadable() && !seat.socket.read()) {
        leave(key, seat, "");
      }
    } catch (IOException e) {
      leave(key, seat, e.toString());
    }
  }

  private static void leave(SelectionKey key, Seat seat, String why) {
    seat.member.closed(why);
    key.cancel();
    try {
      key.channel().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String token(String room, String identity) {
    AccessToken token = new AccessToken("devkey", "secret");
    token.setIdentity(identity);
    token.addGrants(new RoomJoin(true), new RoomName(room));
    return token.toJwt();
  }

  private record Entrance(SocketChannel channel, Seat seat) {}

  private record Seat(SignalMember member, SignalSocket socket) {}
}
