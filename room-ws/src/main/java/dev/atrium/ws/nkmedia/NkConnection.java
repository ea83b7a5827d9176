package dev.atrium.ws.nkmedia;

import dev.atrium.ws.Outbox;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.JsonNode;

/**
 * One WebSocket: anonymous, then logged in, then closed (spec annex B). Requests of the client are
 * performed strictly one after another; events and the server's own requests find their place
 * behind the response of the request that is being performed ({@link NkOutbox}).
 */
final class NkConnection
    implements NkClient, NkSubscriber, NkReplay.Client, NkOutbox.Owner, NkDeadlines.Owner {
  private static final CloseStatus TOO_SLOW =
      CloseStatus.SERVICE_OVERLOAD.withReason("messages are not read");
  private static final CloseStatus TOO_LATE =
      CloseStatus.POLICY_VIOLATION.withReason("no login in time");
  private static final CloseStatus TOO_FAST =
      CloseStatus.POLICY_VIOLATION.withReason("too many requests before an answer");

  private final WebSocketSession session;
  private final NkHost host;
  private final NkOutbox outbox;
  private final NkInbox inbox;
  private final NkDeadlines deadlines;
  private final NkSubscriptions subscriptions;
  private final AtomicBoolean ending = new AtomicBoolean();
  private volatile @Nullable NkLogin login;
  private int failedLogins;

  NkConnection(WebSocketSession session, NkHost host) {
    this.session = session;
    this.host = host;
    this.outbox = new NkOutbox(session, this, host.runtime(), host.limits());
    this.inbox = new NkInbox(this::handle);
    this.deadlines =
        new NkDeadlines(host.settings(), host.runtime().wheel(), this, outbox::sendingSince);
    this.subscriptions = new NkSubscriptions(host.topics(), this, host.runtime().executor());
  }

  /** A text message of the client; one at a time. */
  void receive(String text) {
    if (!ending.get() && !inbox.receive(text)) {
      close(TOO_FAST);
    }
  }

  @Override
  public Optional<NkLogin> login() {
    return Optional.ofNullable(login);
  }

  /** The first ping comes before anything else that has a tid. */
  void loggedIn(NkLogin who) {
    pingIsDue();
    subscriptions.addAutomatic(new NkTopic("core", "user_event", NkTopic.ANY, who.user()));
    subscriptions.addAutomatic(
        new NkTopic("core", "session_event", NkTopic.ANY, who.connectionId()));
    login = who;
    if (ending.get()) {
      host.sessions().remove(this); // closed while it logged in
    }
  }

  /** Counts a login that failed: how many did. */
  int loginFailed() {
    return ++failedLogins;
  }

  NkSubscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  public String user() {
    return login().map(NkLogin::user).orElse("");
  }

  @Override
  public boolean mayHear(NkTopic topic) {
    return login().filter(who -> NkHearing.admits(who, topic)).isPresent();
  }

  NkPeer peer() {
    return new NkPeer(session);
  }

  @Override
  public boolean isBehind() {
    return subscriptions.isBehind();
  }

  /** Has the client told what it missed, if it is not under way already. */
  void catchUp() {
    if (subscriptions.beginReading()) {
      later(new NkReplay(host.feed(), subscriptions, this));
    }
  }

  @Override
  public boolean awaitRoom() throws InterruptedException {
    return deadlines.asked().awaitFewerThan(host.limits().queueMessages()) && outbox.awaitRoom();
  }

  @Override
  public void tell(String head, Executor sender) {
    outbox.event(head, sender);
  }

  @Override
  public void misses() {
    clientReadsNothing();
  }

  /** Asks the client to do something, on behalf of somebody else. */
  void ask(NkWords words, JsonNode data, NkAsker asker) {
    outbox.request(NkResponses.requestHead(words, data), asker);
  }

  /** Ends the connection as soon as everything before is sent. */
  @Override
  public void close(CloseStatus status) {
    if (end()) {
      outbox.close(status);
    }
  }

  /** The transport is closed, whoever wanted that. */
  void closed() {
    end();
    outbox.drop();
    deadlines.end();
  }

  @Override
  public void asking(long tid, NkAsker asker) {
    deadlines.asking(tid, asker);
  }

  @Override
  public void sending() {
    deadlines.sending();
  }

  @Override
  public void sent() {
    deadlines.messagePassed();
    host.metrics().frameSent();
  }

  @Override
  public void overflowed() {
    clientReadsNothing();
  }

  @Override
  public void failed() {
    closed();
    later(() -> Outbox.close(session, CloseStatus.SERVER_ERROR));
  }

  @Override
  public void pingIsDue() {
    deadlines.pinged();
    long seconds = host.timings().pingInterval().toSeconds();
    ask(NkWords.core("ping"), NkJson.object().put("time", seconds), NkAsker.NOBODY);
  }

  @Override
  public void answerIsOverdue() {
    close(CloseStatus.NORMAL);
  }

  @Override
  public void loginIsOverdue() {
    close(TOO_LATE);
  }

  @Override
  public void clientReadsNothing() {
    if (end()) {
      host.metrics().cutOff();
      outbox.drop();
      later(() -> Outbox.close(session, TOO_SLOW));
    }
  }

  @Override
  public void closeIsOverdue() {
    closed();
    later(() -> host.runtime().disconnect().accept(session));
  }

  /** Whether the next message may be handled; if not, {@link NkInbox#goOn} says when. */
  private boolean handle(String text) {
    deadlines.messagePassed();
    Optional<NkFrame> frame = ending.get() ? Optional.empty() : host.dispatcher().read(text);
    if (frame.isEmpty()) {
      close(CloseStatus.NORMAL);
      return true;
    }
    return switch (frame.get()) {
      case NkFrame.Request request -> perform(request);
      case NkFrame.Response response -> {
        response.tid().ifPresent(tid -> deadlines.asked().answered(tid, response));
        yield true;
      }
      case NkFrame.Ack ack -> {
        ack.tid().ifPresent(deadlines::acked);
        yield true;
      }
    };
  }

  private boolean perform(NkFrame.Request request) {
    deadlines.performing();
    outbox.hold();
    NkReply reply = host.dispatcher().perform(this, request);
    return switch (reply) {
      case NkReply.Answer answer -> {
        respond(answer, request.tid());
        yield true;
      }
      case NkReply.Late late -> {
        Runnable response = () -> respondLate(late, request.tid());
        host.runtime().wheel().after(late.delay().toMillis(), () -> later(response));
        yield false;
      }
      case NkReply.Acked acked -> {
        outbox.answer(NkResponses.ack(request.tid()));
        deadlines.performed();
        acked.afterwards().run();
        acked.work().accept(owing(request.tid()));
        yield true;
      }
    };
  }

  private void respond(NkReply.Answer answer, JsonNode tid) {
    outbox.answer(NkResponses.answer(answer, tid));
    deadlines.performed();
    answer.afterwards().run();
  }

  private void respondLate(NkReply.Late late, JsonNode tid) {
    respond(late.answer(), tid);
    inbox.goOn();
  }

  /** Takes the response of an acked request, once. */
  private Consumer<NkReply.Answer> owing(JsonNode tid) {
    Object debt = deadlines.owe();
    return answer -> {
      if (deadlines.settle(debt)) {
        outbox.answerLate(NkResponses.answer(answer, tid));
        answer.afterwards().run();
      }
    };
  }

  /** Whether this is what ends it. */
  private boolean end() {
    if (!ending.compareAndSet(false, true)) {
      return false;
    }
    subscriptions.end();
    host.sessions().remove(this);
    deadlines.closing();
    return true;
  }

  private void later(Runnable task) {
    host.runtime().executor().execute(task);
  }
}
