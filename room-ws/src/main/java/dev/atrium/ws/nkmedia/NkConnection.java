package dev.atrium.ws.nkmedia;

import java.net.InetSocketAddress;
import java.util.Optional;
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
final class NkConnection implements NkSubscriber, NkOutbox.Owner {
  private static final CloseStatus TOO_SLOW =
      CloseStatus.SERVICE_OVERLOAD.withReason("messages are not read");

  /** How long the other side has for its part of closing. */
  private static final long CLOSING_MILLIS = 5_000;

  /** A request that takes longer than this must not be held against the client. */
  private static final long SLOW_MILLIS = 1_000;

  private final WebSocketSession session;
  private final NkHost host;
  private final DeadlineWheel wheel;
  private final NkOutbox outbox;
  private final NkInbox inbox;
  private final NkSubscriptions subscriptions;
  private final NkServerRequests asked = new NkServerRequests();
  private final NkOwed owed = new NkOwed();
  private final DeadlineWatch watch;
  private final AtomicBoolean ending = new AtomicBoolean();

  private volatile @Nullable NkLogin login;
  private volatile long lastMessage;
  private volatile long performingSince = DeadlineWheel.NEVER;
  private volatile long nextPing = DeadlineWheel.NEVER;
  private volatile long closedBy = DeadlineWheel.NEVER;
  private volatile boolean gone;

  NkConnection(WebSocketSession session, NkHost host) {
    this.session = session;
    this.host = host;
    this.wheel = host.runtime().wheel();
    this.outbox = new NkOutbox(session, this, host.runtime(), host.limits());
    this.inbox = new NkInbox(this::handle);
    this.subscriptions = new NkSubscriptions(host.topics(), this);
    this.watch = new DeadlineWatch(wheel, this::look);
    this.lastMessage = wheel.now();
    watch.by(idleDeadline());
  }

  /** A text message of the client; one at a time. */
  void receive(String text) {
    if (!ending.get() && !inbox.receive(text)) {
      close(CloseStatus.POLICY_VIOLATION.withReason("too many messages before the first answer"));
    }
  }

  Optional<NkLogin> login() {
    return Optional.ofNullable(login);
  }

  /** Announces the period of pings first, so that nothing gets a tid before the first of them. */
  void loggedIn(NkLogin who) {
    ping();
    subscriptions.addAutomatic(new NkTopic("core", "user_event", NkTopic.ANY, who.user()));
    subscriptions.addAutomatic(
        new NkTopic("core", "session_event", NkTopic.ANY, who.connectionId()));
    login = who;
    if (ending.get()) {
      host.sessions().remove(this); // closed while it logged in
    }
  }

  NkSubscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  public String user() {
    return login().map(NkLogin::user).orElse("");
  }

  /** Where the client comes from, as {@code user/get} shows it. */
  String remote() {
    InetSocketAddress address = session.getRemoteAddress();
    return address == null ? "ws:" : "ws:" + address.getHostString() + ":" + address.getPort();
  }

  @Override
  public void tell(String head) {
    outbox.request(head, NkAsker.NOBODY);
  }

  /** Asks the client to do something, on behalf of somebody else. */
  void ask(NkWords words, JsonNode data, NkAsker asker) {
    outbox.request(NkResponses.requestHead(words, data), asker);
  }

  /** Ends the connection as soon as everything before is sent. */
  void close(CloseStatus status) {
    if (end()) {
      outbox.close(status);
    }
  }

  /** The transport is closed, whoever wanted that. */
  void closed() {
    end();
    gone = true;
    outbox.drop();
    asked.fail();
  }

  @Override
  public void asking(long tid, NkAsker asker) {
    long deadline = wheel.now() + host.timings().answerTimeout().toMillis();
    asked.sent(tid, asker, deadline);
    watch.by(deadline);
  }

  @Override
  public void sending() {
    watch.by(sendDeadline());
  }

  @Override
  public void sent() {
    lastMessage = wheel.now();
    host.metrics().frameSent();
  }

  @Override
  public void overflowed() {
    cutOff();
  }

  @Override
  public void failed() {
    closed();
    host.runtime().executor().execute(() -> NkOutbox.close(session, CloseStatus.SERVER_ERROR));
  }

  /** Whether the next message may be handled; if not, {@link NkInbox#goOn} says when. */
  private boolean handle(String text) {
    lastMessage = wheel.now();
    Optional<NkFrame> frame = ending.get() ? Optional.empty() : NkFrame.parse(text);
    if (frame.isEmpty()) {
      close(CloseStatus.NORMAL);
      return true;
    }
    return switch (frame.get()) {
      case NkFrame.Request request -> perform(request);
      case NkFrame.Response response -> {
        response.tid().ifPresent(tid -> asked.answered(tid, response));
        yield true;
      }
      case NkFrame.Ack ack -> {
        ack.tid().ifPresent(this::acked);
        yield true;
      }
    };
  }

  private boolean perform(NkFrame.Request request) {
    performingSince = wheel.now();
    outbox.hold();
    NkReply reply = host.dispatcher().perform(this, request);
    return switch (reply) {
      case NkReply.Answer answer -> {
        respond(answer, request.tid());
        yield true;
      }
      case NkReply.Late late -> {
        wheel.at(
            wheel.now() + late.delay().toMillis(),
            () -> host.runtime().executor().execute(() -> respondLate(late, request.tid())));
        yield false;
      }
      case NkReply.Acked acked -> {
        outbox.answer(NkResponses.ack(request.tid()));
        performed();
        acked.afterwards().run();
        acked.work().accept(owing(request.tid()));
        yield true;
      }
    };
  }

  private void respond(NkReply.Answer answer, JsonNode tid) {
    outbox.answer(NkResponses.answer(answer, tid));
    performed();
    answer.afterwards().run();
  }

  private void respondLate(NkReply.Late late, JsonNode tid) {
    respond(late.answer(), tid);
    inbox.goOn();
  }

  /** Takes the response of an acked request, once. */
  private Consumer<NkReply.Answer> owing(JsonNode tid) {
    long deadline = wheel.now() + host.timings().ackedTimeout().toMillis();
    Object debt = owed.add(deadline);
    watch.by(deadline);
    return answer -> {
      if (owed.remove(debt)) {
        outbox.answerLate(NkResponses.answer(answer, tid));
        answer.afterwards().run();
      }
    };
  }

  private void performed() {
    long took = wheel.now() - performingSince;
    performingSince = DeadlineWheel.NEVER;
    if (took >= SLOW_MILLIS) {
      asked.postpone(took);
    }
  }

  private void acked(long tid) {
    long deadline = wheel.now() + host.timings().ackedTimeout().toMillis();
    asked.acked(tid, deadline);
    watch.by(deadline);
  }

  private void ping() {
    long seconds = host.timings().pingInterval().toSeconds();
    nextPing = wheel.now() + seconds * 1_000;
    watch.by(nextPing);
    ask(NkWords.core("ping"), NkJson.object().put("time", seconds), NkAsker.NOBODY);
  }

  /** Whether this is what ends it. */
  private boolean end() {
    if (!ending.compareAndSet(false, true)) {
      return false;
    }
    closedBy = wheel.now() + CLOSING_MILLIS;
    watch.by(closedBy);
    subscriptions.end();
    host.sessions().remove(this);
    asked.fail();
    owed.clear();
    return true;
  }

  private void cutOff() {
    if (end()) {
      host.metrics().cutOff();
      outbox.drop();
      host.runtime().executor().execute(() -> NkOutbox.close(session, TOO_SLOW));
    }
  }

  /** Does what is due and says when to look again. */
  private long look(long now) {
    if (gone) {
      return DeadlineWheel.NEVER;
    }
    if (ending.get()) {
      return lookWhileClosing(now);
    }
    if (now >= sendDeadline()) {
      cutOff();
      return closedBy;
    }
    boolean performing = performingSince != DeadlineWheel.NEVER;
    if (owed.isDue(now) || now >= idleDeadline() || (!performing && asked.expire(now))) {
      close(CloseStatus.NORMAL);
      return closedBy;
    }
    if (now >= nextPing) {
      ping();
    }
    long answers = performing ? now + SLOW_MILLIS : asked.nextDeadline();
    return Math.min(Math.min(answers, sendDeadline()), Math.min(nextDue(), owed.nextDeadline()));
  }

  private long lookWhileClosing(long now) {
    if (now < closedBy) {
      return closedBy;
    }
    host.runtime().executor().execute(() -> host.runtime().disconnect().accept(session));
    closed();
    return DeadlineWheel.NEVER;
  }

  private long nextDue() {
    return Math.min(nextPing, idleDeadline());
  }

  private long idleDeadline() {
    return lastMessage + host.timings().idleTimeout().toMillis();
  }

  private long sendDeadline() {
    long since = outbox.sendingSince();
    return since == DeadlineWheel.NEVER ? since : since + host.timings().sendTimeout().toMillis();
  }
}
