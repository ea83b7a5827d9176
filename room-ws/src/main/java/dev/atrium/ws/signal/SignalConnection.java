package dev.atrium.ws.signal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.SignalRequest;
import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.Participant;
import dev.atrium.core.Stay;
import dev.atrium.core.StayRef;
import dev.atrium.core.media.LegRef;
import dev.atrium.livekit.JsonReader;
import dev.atrium.livekit.LivekitMapper;
import dev.atrium.livekit.MalformedMessageException;
import dev.atrium.ws.Outbox;
import dev.atrium.ws.OutboxLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One WebSocket, which carries the signals of one stay until either of them ends. It knows the stay
 * by name; what there is to tell of the room it is given by the {@link SignalRoom}, in order.
 */
final class SignalConnection implements Outbox.Owner<Outgoing>, SignalDeadlines.Owner {
  private static final CloseStatus TOO_SLOW =
      CloseStatus.SERVICE_OVERLOAD.withReason("messages are not read");

  private final WebSocketSession session;
  private final SignalHost host;
  private final Entry entry;
  private final SignalRoom room;
  private final StayRef stay;
  private final long number;
  private final SignalQueue queue = new SignalQueue();
  private final Outbox<Outgoing> outbox;
  private final SignalDeadlines deadlines;
  private final AtomicBoolean ending = new AtomicBoolean();
  private volatile Participant participant;
  private volatile boolean json;

  SignalConnection(WebSocketSession session, Arrival arrival, Stay stay, SignalHost host) {
    this.session = session;
    this.host = host;
    this.entry = arrival.entry();
    this.room = arrival.room();
    this.stay = stay.ref();
    this.number = stay.participant().presence().connection();
    this.participant = stay.participant();
    OutboxLimits limits = host.settings().limits().outbox();
    this.outbox = new Outbox<>(session, queue, this, host.runtime(), limits);
    this.deadlines =
        new SignalDeadlines(
            host.settings().timings(), host.runtime().wheel(), this, outbox::sendingSince);
  }

  StayRef stay() {
    return stay;
  }

  /** The one leg of its stay. */
  LegRef leg() {
    return LegRef.whole(stay);
  }

  /** Which of the connections of its stay this is: later ones have higher numbers. */
  long number() {
    return number;
  }

  Entry entry() {
    return entry;
  }

  SignalClient client() {
    return entry.client();
  }

  /** Its own participant as it was told last. */
  Participant participant() {
    return participant;
  }

  /** The first messages of the connection: what there is to know of the room as it is now. */
  void greet(Stay now, List<ParticipantInfo> others, boolean resumed) {
    participant = now.participant();
    if (resumed) {
      open(host.greetings().back(now));
      List<ParticipantInfo> everyone = new ArrayList<>(others);
      everyone.add(LivekitMapper.participant(now.participant()));
      SignalUpdates.participants(everyone).forEach(this::tell);
      tell(SignalUpdates.room(now.room()));
    } else {
      open(host.greetings().join(now, others, client()));
    }
    tellToken();
    host.requests().follow(this);
  }

  private void open(Outgoing first) {
    outbox.offer(() -> queue.open(first));
  }

  void tell(Outgoing message) {
    outbox.offer(() -> queue.add(message));
  }

  /** The same, for one of many, to whom the sender sends. */
  void tell(Outgoing message, Executor sender) {
    outbox.offer(() -> queue.add(message), sender);
  }

  void tell(SignalResponse.Builder message) {
    tell(new SignalMessage(message));
  }

  /** Answers a message of the client; has the caller wait while the client reads nothing. */
  void respond(SignalResponse.Builder message) {
    SignalMessage response = new SignalMessage(message);
    outbox.respond(() -> queue.add(response));
  }

  void changed(Participant self) {
    participant = self;
  }

  /** The stay is over. */
  void dismiss(LeaveReason reason) {
    if (!end()) {
      return;
    }
    if (reason != LeaveReason.CLIENT_LEFT) {
      tell(Farewell.message(reason, client()));
    }
    outbox.close(CloseStatus.NORMAL);
  }

  /** Another connection carries the stay now. */
  void supersede() {
    close(CloseStatus.NORMAL);
  }

  /** The client says good-bye. */
  void leave() {
    host.endings().leave(stay, LeaveReason.CLIENT_LEFT);
    close(CloseStatus.NORMAL);
  }

  /** The stay is to end; the client is told when it has. */
  void sendAway(LeaveReason reason) {
    host.endings().leave(stay, reason);
  }

  /** Ends the transport alone: the client may come back. */
  void disconnect() {
    if (close(CloseStatus.GOING_AWAY)) {
      host.endings().signalLost(stay, number);
    }
  }

  void receive(ByteBuffer message) {
    try {
      SignalRequest request = SignalRequest.parseFrom(message);
      json = false;
      perform(request);
    } catch (InvalidProtocolBufferException e) {
      lose(CloseStatus.BAD_DATA);
    }
  }

  /** From now on the client is written to in JSON as well. */
  void receive(byte[] text) {
    try {
      SignalRequest request = JsonReader.read(text, SignalRequest.getDefaultInstance());
      json = true;
      perform(request);
    } catch (MalformedMessageException e) {
      lose(CloseStatus.BAD_DATA);
    }
  }

  /** A sign of life below the messages of this protocol. */
  void heard() {
    deadlines.heard();
  }

  private void perform(SignalRequest request) {
    deadlines.heard();
    host.metrics().request();
    if (!ending.get()) {
      host.requests().perform(this, request);
    }
  }

  /** The transport is closed, whoever wanted that. */
  void closed() {
    if (end()) {
      host.endings().signalLost(stay, number);
    }
    outbox.drop();
    deadlines.end();
    host.connections().remove(this);
  }

  @Override
  public WebSocketMessage<?> sending(Outgoing message) {
    deadlines.sending();
    return message.frame(json);
  }

  @Override
  public void sent() {
    host.metrics().messageSent();
  }

  @Override
  public void overflowed() {
    clientReadsNothing();
  }

  @Override
  public void failed() {
    closed();
    host.later(() -> Outbox.close(session, CloseStatus.SERVER_ERROR));
  }

  @Override
  public void pingIsDue() {
    tell(Outgoing.PING);
  }

  @Override
  public void tokenIsDue() {
    host.later(this::tellToken);
  }

  @Override
  public void clientIsSilent() {
    host.metrics().silent();
    lose(CloseStatus.GOING_AWAY);
  }

  @Override
  public void clientReadsNothing() {
    host.metrics().cutOff();
    lose(TOO_SLOW);
  }

  @Override
  public void closeIsOverdue() {
    closed();
    host.later(() -> host.runtime().disconnect().accept(session));
  }

  /** A token that says of its participant what that was told last. */
  void tellToken() {
    host.tokens().fresh(entry.token(), participant).ifPresent(this::tell);
  }

  /** The connection is of no more use, whatever becomes of the stay. */
  private void lose(CloseStatus status) {
    if (end()) {
      outbox.drop();
      host.endings().signalLost(stay, number);
      host.later(() -> Outbox.close(session, status));
    }
  }

  private boolean close(CloseStatus status) {
    if (!end()) {
      return false;
    }
    outbox.close(status);
    return true;
  }

  /** Whether this is what ends it. */
  private boolean end() {
    if (!ending.compareAndSet(false, true)) {
      return false;
    }
    room.detach(this);
    host.rooms().left(room);
    deadlines.closing();
    return true;
  }
}
