package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.access.Users;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Class {@code core}, subclass {@code user} (spec §3.2, §3.3). */
final class NkUserCommands {
  private static final NkField<String> USER = NkField.string("user");
  private static final NkField<String> PASSWORD = NkField.string("password");

  /** What the client library of the first generation calls {@link #PASSWORD}. */
  private static final NkField<String> PASS = NkField.string("pass");

  private static final NkField<JsonNode> SESSION_ID = new NkField<>("session_id", NkType.ANY);
  private static final NkField<ObjectNode> META = new NkField<>("meta", NkType.OBJECT);

  private final Users users;
  private final NkSessions sessions;
  private final NkPublisher publisher;
  private final Duration refusalDelay;

  NkUserCommands(Users users, NkSessions sessions, NkPublisher publisher, Duration refusalDelay) {
    this.users = users;
    this.sessions = sessions;
    this.publisher = publisher;
    this.refusalDelay = refusalDelay;
  }

  List<NkCommand> all() {
    NkFields login = NkFields.of(PASSWORD, PASS, SESSION_ID, META).requiring(USER);
    NkFields event = NkFields.of(NkEventFields.TYPE, NkEventFields.BODY).requiring(USER);
    return List.of(
        new NkCommand(NkCommands.LOGIN, login, this::login),
        command("list", NkFields.NONE, this::list),
        command("get", NkFields.of().requiring(USER), this::get),
        command("send_event", event, this::sendEvent));
  }

  private NkReply login(NkCall call) {
    if (call.connection().login().isPresent()) {
      return NkReply.refused(NkErrors.ALREADY_AUTHENTICATED);
    }
    String user = call.require(USER);
    String password = call.get(PASSWORD).or(() -> call.get(PASS)).orElse("");
    Optional<Caller> caller = users.authenticate(user, password);
    if (user.isEmpty() || caller.isEmpty()) {
      return new NkReply.Late(refusalDelay, NkReply.refused(NkErrors.UNAUTHORIZED));
    }
    Optional<String> id = connectionId(call);
    if (id.isEmpty()) {
      return closing(call, NkErrors.INVALID_SESSION_ID);
    }
    ObjectNode meta = call.get(META).orElseGet(NkJson::object);
    NkLogin login = new NkLogin(caller.get(), user, id.get(), meta);
    if (!sessions.add(call.connection(), login)) {
      return closing(call, NkErrors.DUPLICATED_SESSION_ID);
    }
    call.connection().loggedIn(login);
    return NkReply.ok(NkJson.object().put("session_id", id.get()));
  }

  /** The one that the client chose or a fresh one; empty for a choice that is no id. */
  private Optional<String> connectionId(NkCall call) {
    Optional<JsonNode> chosen = call.get(SESSION_ID);
    if (chosen.isEmpty()) {
      return Optional.of(sessions.freshId());
    }
    return chosen
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .filter(text -> !text.isEmpty());
  }

  private static NkReply closing(NkCall call, NkError error) {
    return NkReply.refused(error).then(() -> call.connection().close(CloseStatus.NORMAL));
  }

  /** Whoever may not look after others sees itself alone. */
  private NkReply list(NkCall call) {
    boolean all = call.caller().may(Grant.CONNECTION_ADMIN);
    Collection<String> shown = all ? sessions.users() : List.of(call.connection().user());
    ObjectNode list = NkJson.object();
    for (String user : shown) {
      ArrayNode ids = NkJson.array();
      sessions.of(user).keySet().forEach(ids::add);
      list.set(user, ids);
    }
    return NkReply.ok(list);
  }

  private NkReply get(NkCall call) {
    String user = call.require(USER);
    call.requireSelfOr(user);
    Map<String, NkConnection> connections = sessions.of(user);
    if (connections.isEmpty()) {
      return NkReply.refused(NkErrors.USER_NOT_FOUND);
    }
    ObjectNode entries = NkJson.object();
    connections.forEach((id, connection) -> entries.set(id, entry(connection)));
    return NkReply.ok(entries);
  }

  private static ObjectNode entry(NkConnection connection) {
    ObjectNode entry = NkJson.object();
    connection.login().ifPresent(login -> entry.setAll(login.meta()));
    return entry.put("remote", connection.remote()).put("type", "api_server");
  }

  private NkReply sendEvent(NkCall call) {
    String user = call.require(USER);
    call.requireSelfOr(user);
    String type = NkEventFields.field(call, NkEventFields.TYPE);
    NkTopic topic = new NkTopic("core", "user_event", type, user);
    publisher.publish(NkEvent.toAll(topic, NkEventFields.body(call)));
    return NkReply.DONE;
  }

  private static NkCommand command(String cmd, NkFields fields, NkCommand.Body body) {
    return new NkCommand(new NkWords("core", "user", cmd), fields, body);
  }
}
