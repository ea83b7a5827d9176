package dev.atrium.app.operations;

import dev.atrium.app.config.TurnUri;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks each TURN and STUN server that clients are told of for an answer, whichever it is: that
 * takes no credentials and leaves no relay behind. Servers behind DTLS, which the JDK has no
 * sockets for, are not asked.
 */
final class TurnProbe implements Probe {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int[] WAITS_MILLIS = {250, 500, 1_250}; // for a datagram and its answer

  private final List<TurnUri> servers;
  private final SSLSocketFactory tls;

  /**
   * @param tls decides which certificates will do; names are compared as for HTTPS
   */
  TurnProbe(List<TurnUri> servers, SSLSocketFactory tls) {
    this.servers = List.copyOf(servers);
    this.tls = tls;
  }

  /** Asks all of them at the same time. */
  @Override
  public void call() throws IOException {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Optional<String>>> asked =
          servers.stream()
              .map(server -> CompletableFuture.supplyAsync(() -> complaint(server), each))
              .toList();
      String complaints =
          asked.stream()
              .map(CompletableFuture::join)
              .flatMap(Optional::stream)
              .collect(Collectors.joining("; "));
      if (!complaints.isEmpty()) {
        throw new IOException(complaints);
      }
    }
  }

  private Optional<String> complaint(TurnUri server) {
    try {
      ask(server);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(server.text() + ": " + e.getMessage());
    }
  }

  private void ask(TurnUri server) throws IOException {
    InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException("no address is known");
    }
    StunQuestion question = new StunQuestion(server.relays());
    switch (server.transport()) {
      case UDP -> askByDatagram(address, question);
      case TCP -> {
        try (Socket socket = connect(address)) {
          ask(socket, question);
        }
      }
      case TLS -> {
        try (Socket socket = connect(address);
            Socket behind = encrypt(socket, server)) {
          ask(behind, question);
        }
      }
      case DTLS -> {}
    }
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(address, PATIENCE_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private SSLSocket encrypt(Socket plain, TurnUri server) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, server.host(), server.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static void ask(Socket socket, StunQuestion question) throws IOException {
    socket.getOutputStream().write(question.bytes());
    check(question, socket.getInputStream().readNBytes(StunQuestion.HEADER));
  }

  /** Datagrams may be lost: the same one is sent again. */
  private static void askByDatagram(InetSocketAddress address, StunQuestion question)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(address);
      for (int wait : WAITS_MILLIS) {
        socket.send(new DatagramPacket(question.bytes(), StunQuestion.HEADER));
        socket.setSoTimeout(wait);
        Optional<byte[]> answer = receive(socket);
        if (answer.isPresent()) {
          check(question, answer.get());
          return;
        }
      }
      throw new SocketTimeoutException("does not answer");
    }
  }

  /** Empty where none comes in time. */
  private static Optional<byte[]> receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[StunQuestion.HEADER], StunQuestion.HEADER);
    try {
      socket.receive(packet);
      return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
  }

  private static void check(StunQuestion question, byte[] answer) throws IOException {
    if (!question.isAnsweredBy(answer)) {
      throw new IOException("is no TURN or STUN server");
    }
  }
}
