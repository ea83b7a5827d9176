package dev.atrium.thrift;

import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every open connection of a server, and the limits on how many there are. */
final class Connections {
  private final ConnectionCount count;
  private final Set<ThriftConnection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  Connections(ConnectionCount count) {
    this.count = count;
  }

  /** Takes a place for the channel until it is closed; or says why there is none. */
  Optional<RejectReason> admit(SocketChannel channel) {
    InetAddress address = channel.remoteAddress().getAddress();
    Optional<RejectReason> refusal = count.enter(address);
    if (refusal.isEmpty()) {
      channel.closeFuture().addListener(closed -> count.leave(address));
    }
    return refusal;
  }

  /** Watches over the connection until its channel is closed. */
  void add(ThriftConnection connection) {
    open.add(connection);
    connection.channel().closeFuture().addListener(closed -> open.remove(connection));
    if (draining) {
      drain(connection);
    }
  }

  /** Has connections closed that keep us waiting for too long. */
  void sweep() {
    for (ThriftConnection connection : open) {
      if (connection.overdue()) {
        connection.channel().eventLoop().execute(connection::closeIfOverdue);
      }
    }
  }

  /** Lets connections stay, though earlier ones were drained. */
  void welcome() {
    draining = false;
  }

  /** Has each connection closed as soon as it owes no answer, and those that still come. */
  void drain() {
    draining = true;
    for (ThriftConnection connection : open) {
      drain(connection);
    }
  }

  private static void drain(ThriftConnection connection) {
    connection.channel().eventLoop().execute(connection::drain);
  }

  int size() {
    return open.size();
  }
}
