package dev.atrium.app.turn;

import dev.atrium.core.Patience;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Carries requests to a STUN server and their answers back. */
interface StunTransport extends Closeable {

  StunMessage ask(StunMessage request) throws IOException;

  /** A request is sent again until it is answered (RFC 5389 §7.2.1). */
  static StunTransport udp(InetSocketAddress server) throws IOException {
    DatagramSocket socket = new DatagramSocket();
    socket.connect(server);
    return new Udp(socket);
  }

  /** Over a socket that is connected, whatever secures it. */
  static StunTransport stream(Socket socket) throws IOException {
    socket.setSoTimeout(Patience.MILLIS);
    return new Stream(socket);
  }

  /** One datagram each. */
  record Udp(DatagramSocket socket) implements StunTransport {
    private static final int LONGEST = 2_048;
    private static final int FIRST_WAIT_MILLIS = 500;
    private static final int TRIES = 6;

    @Override
    public StunMessage ask(StunMessage request) throws IOException {
      byte[] bytes = request.toBytes();
      SocketTimeoutException lost = new SocketTimeoutException("the server does not answer");
      for (int attempt = 0; attempt < TRIES; attempt++) {
        socket.send(new DatagramPacket(bytes, bytes.length));
        socket.setSoTimeout(FIRST_WAIT_MILLIS << attempt);
        try {
          return answer(request);
        } catch (SocketTimeoutException e) { // on its way there, or back
          lost.addSuppressed(e);
        }
      }
      throw lost;
    }

    private StunMessage answer(StunMessage request) throws IOException {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        socket.receive(packet);
        StunMessage answer = StunMessage.of(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (Arrays.equals(answer.transaction(), request.transaction())) {
          return answer;
        }
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /** One message after the other. */
  record Stream(Socket socket) implements StunTransport {
    @Override
    public StunMessage ask(StunMessage request) throws IOException {
      socket.getOutputStream().write(request.toBytes());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] header = new byte[StunMessage.HEADER];
      in.readFully(header);
      byte[] whole = Arrays.copyOf(header, header.length + ByteBuffer.wrap(header).getShort(2));
      in.readFully(whole, header.length, whole.length - header.length);
      return StunMessage.of(whole);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
