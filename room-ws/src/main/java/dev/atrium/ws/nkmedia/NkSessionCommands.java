package dev.atrium.ws.nkmedia;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Class {@code core}, subclass {@code session}: what connections do to each other (spec §3.4). */
final class NkSessionCommands {
  private static final Logger clientLog = LoggerFactory.getLogger("dev.atrium.ws.nkmedia.client");
  private static final long USUAL_LEVEL = 6;

  private static final NkField<String> SESSION_ID = NkField.string("session_id");
  private static final NkField<String> CLASS = NkField.string("class");
  private static final NkField<String> SUBCLASS = NkField.string("subclass");
  private static final NkField<String> CMD = NkField.string("cmd");
  private static final NkField<JsonNode> DATA = new NkField<>("data", NkType.ANY);

  private static final NkField<String> SOURCE = NkField.string("source");
  private static final NkField<String> MESSAGE = NkField.string("message");
  private static final NkField<String> FULL_MESSAGE = NkField.string("full_message");
  private static final NkField<Long> LEVEL = new NkField<>("level", NkType.integer(1, 7));
  private static final NkField<JsonNode> META = new NkField<>("meta", NkType.ANY);

  private final NkSessions sessions;
  private final NkPublisher publisher;

  NkSessionCommands(NkSessions sessions, NkPublisher publisher) {
    this.sessions = sessions;
    this.publisher = publisher;
  }

  List<NkCommand> all() {
    NkFields event = NkFields.of(NkEventFields.TYPE, NkEventFields.BODY).requiring(SESSION_ID);
    NkFields relay = NkFields.of(SUBCLASS, DATA).requiring(SESSION_ID, CLASS, CMD);
    NkFields log = NkFields.of(LEVEL, FULL_MESSAGE, META).requiring(SOURCE, MESSAGE);
    return List.of(
        command("stop", NkFields.of().requiring(SESSION_ID), this::stop),
        command("send_event", event, this::sendEvent),
        command("cmd", relay, this::relay),
        command("log", log, this::log));
  }

  /** An event for one connection. */
  static NkEvent event(String connectionId, String type, ObjectNode body) {
    NkTopic topic = new NkTopic("core", "session_event", type, connectionId);
    return NkEvent.toAll(topic, body);
  }

  private NkReply stop(NkCall call) {
    NkConnection stopped = connection(call);
    if (call.client() == stopped) {
      return NkReply.DONE.then(() -> stopped.close(CloseStatus.NORMAL));
    }
    stopped.close(CloseStatus.NORMAL);
    return NkReply.DONE;
  }

  /** Nobody hears it where there is no such connection. */
  private NkReply sendEvent(NkCall call) {
    String id = call.require(SESSION_ID);
    sessions.find(id).ifPresent(connection -> call.requireSelfOr(connection.user()));
    String type = NkEventFields.field(call, NkEventFields.TYPE);
    publisher.publish(event(id, type, NkEventFields.body(call)));
    return NkReply.DONE;
  }

  private NkReply relay(NkCall call) {
    NkConnection addressed = connection(call);
    NkWords words =
        new NkWords(
            call.require(CLASS), call.get(SUBCLASS).orElse(NkWords.CORE), call.require(CMD));
    JsonNode data = call.get(DATA).orElseGet(NkJson::object);
    return NkReply.acked(respond -> addressed.ask(words, data, new NkRelay(respond)));
  }

  private NkConnection connection(NkCall call) {
    NkConnection connection =
        sessions
            .find(call.require(SESSION_ID))
            .orElseThrow(() -> new NkException(NkErrors.SESSION_NOT_FOUND));
    call.requireSelfOr(connection.user());
    return connection;
  }

  /** Syslog's levels (spec §3.4). */
  private NkReply log(NkCall call) {
    long level = call.get(LEVEL).orElse(USUAL_LEVEL);
    clientLog
        .atLevel(level(level))
        .addKeyValue("user", NkLogText.of(call.client().user()))
        .addKeyValue("source", NkLogText.of(call.require(SOURCE)))
        .addKeyValue("full_message", NkLogText.of(call.get(FULL_MESSAGE).orElse("")))
        .addKeyValue("meta", NkLogText.of(call.get(META).map(NkJson::write).orElse("")))
        .log("{}", NkLogText.of(call.require(MESSAGE)));
    return NkReply.DONE;
  }

  private static Level level(long syslog) {
    if (syslog <= 3) {
      return Level.ERROR;
    }
    if (syslog == 4) {
      return Level.WARN;
    }
    return syslog >= 7 ? Level.DEBUG : Level.INFO;
  }

  private static NkCommand command(String cmd, NkFields fields, NkCommand.Body body) {
    return new NkCommand(new NkWords("core", "session", cmd), fields, body);
  }
}
