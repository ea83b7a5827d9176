package dev.atrium.thrift;

import dev.atrium.core.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TMultiplexedProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.layered.TFramedTransport;

/** A server on a free port, whose deadlines pass when the test says so. */
final class RunningServer implements AutoCloseable {
  final Wire wire;
  final Connections connections;
  final ThriftServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  RunningServer(Wire wire, int maxConnections, int maxPerAddress) {
    this.wire = wire;
    wire.executor(executor);
    connections = new Connections(new ConnectionCount(maxConnections, maxPerAddress));
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ThriftListener listener = wire.listener(anyPort);
    server = new ThriftServer(List.of(listener), connections, 2, 0, port -> {});
    server.start();
  }

  RunningServer(Wire wire) {
    this(wire, 2_000, 200);
  }

  int port() {
    return server.ports().getFirst();
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(Patience.MILLIS);
    return socket;
  }

  /** A client of libthrift. */
  RoomClient client(Dialect dialect) throws TException {
    return client(dialect, "");
  }

  /**
   * @param service that the client puts in front of its functions, or empty for none
   */
  RoomClient client(Dialect dialect, String service) throws TException {
    TTransport transport = new TSocket(new TConfiguration(), "localhost", port(), Patience.MILLIS);
    if (dialect.framing() == Framing.FRAMED) {
      transport = new TFramedTransport(transport);
    }
    TProtocol protocol = Messages.protocol(dialect.encoding(), transport);
    return new RoomClient(
        transport, service.isEmpty() ? protocol : new TMultiplexedProtocol(protocol, service));
  }

  @Override
  public void close() {
    server.stop();
    executor.close();
  }
}
