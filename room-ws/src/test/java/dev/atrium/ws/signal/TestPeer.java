package dev.atrium.ws.signal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.RequestResponse;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.ws.TestSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;

/** A client at the other end of a socket. */
final class TestPeer {
  private final WebSocketHandler handler;
  private final TestSocket socket;
  private int read;

  private TestPeer(WebSocketHandler handler, TestSocket socket) {
    this.handler = handler;
    this.socket = socket;
  }

  static TestPeer open(WebSocketHandler handler, TestSocket socket) {
    TestPeer peer = new TestPeer(handler, socket);
    socket.onClose(peer::closed);
    try {
      handler.afterConnectionEstablished(socket);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return peer;
  }

  TestSocket socket() {
    return socket;
  }

  void send(SignalRequest.Builder request) {
    deliver(new BinaryMessage(request.build().toByteArray()));
  }

  void deliver(WebSocketMessage<?> message) {
    try {
      handler.handleMessage(socket, message);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers a ping below the messages of the protocol. */
  void pong() {
    deliver(new PongMessage());
  }

  /** The connection breaks. */
  void drop() {
    socket.breakDown();
    closed();
  }

  private void closed() {
    try {
      handler.afterConnectionClosed(socket, CloseStatus.NO_CLOSE_FRAME);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Nullable CloseStatus closedWith() {
    return socket.closedWith();
  }

  /** Every binary message so far. */
  List<SignalResponse> received() {
    List<SignalResponse> received = new ArrayList<>();
    for (WebSocketMessage<?> message : socket.messages()) {
      if (message instanceof BinaryMessage binary) {
        received.add(parsed(binary));
      }
    }
    return received;
  }

  /** The binary messages since this was last called. */
  List<SignalResponse> news() {
    List<SignalResponse> all = received();
    List<SignalResponse> news = all.subList(read, all.size());
    read = all.size();
    return news;
  }

  /** How the news say that its request ended. */
  RequestResponse outcome() {
    return news().stream()
        .filter(SignalResponse::hasRequestResponse)
        .findFirst()
        .orElseThrow()
        .getRequestResponse();
  }

  /** What the news say of participants, in order. */
  List<ParticipantInfo> updates() {
    return news().stream()
        .filter(SignalResponse::hasUpdate)
        .flatMap(message -> message.getUpdate().getParticipantsList().stream())
        .toList();
  }

  List<String> texts() {
    return socket.messages().stream()
        .filter(TextMessage.class::isInstance)
        .map(message -> ((TextMessage) message).getPayload())
        .toList();
  }

  long pings() {
    return socket.messages().stream().filter(PingMessage.class::isInstance).count();
  }

  /** The sid of its own stay. */
  String sid() {
    return received().getFirst().getJoin().getParticipant().getSid();
  }

  /** What it was sent away with. */
  Optional<SignalResponse> leave() {
    return received().stream().filter(SignalResponse::hasLeave).findFirst();
  }

  private static SignalResponse parsed(BinaryMessage message) {
    try {
      return SignalResponse.parseFrom(message.getPayload().duplicate());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
