package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Caller;
import java.util.Optional;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a connection becomes somebody's (spec §3.2), and how often that may be tried. */
final class NkLoginCommand {
  private static final CloseStatus TOO_OFTEN =
      CloseStatus.POLICY_VIOLATION.withReason("too many failed logins");
  private static final CloseStatus TOO_MANY =
      CloseStatus.POLICY_VIOLATION.withReason("too many connections of this user");

  private static final NkField<String> USER = NkField.string("user");
  private static final NkField<String> PASSWORD = NkField.string("password");

  /** What the client library of the first generation calls {@link #PASSWORD}. */
  private static final NkField<String> PASS = NkField.string("pass");

  private static final NkField<JsonNode> SESSION_ID = new NkField<>("session_id", NkType.ANY);
  private static final NkField<ObjectNode> META = new NkField<>("meta", NkType.OBJECT);

  private final NkAuthentication authentication;
  private final NkSessions sessions;
  private final int maxFailedLogins;

  /**
   * @param maxFailedLogins of one connection, which is closed then; 0 for any number
   */
  NkLoginCommand(NkAuthentication authentication, NkSessions sessions, int maxFailedLogins) {
    this.authentication = authentication;
    this.sessions = sessions;
    this.maxFailedLogins = maxFailedLogins;
  }

  NkCommand command() {
    NkFields fields = NkFields.of(PASSWORD, PASS, SESSION_ID, META).requiring(USER);
    return new NkCommand(NkCommands.LOGIN, fields, this::login);
  }

  private NkReply login(NkCall call) {
    if (call.client().login().isPresent()) {
      return NkReply.refused(NkErrors.ALREADY_AUTHENTICATED);
    }
    NkConnection connection = call.connection();
    String password = call.get(PASSWORD).or(() -> call.get(PASS)).orElse("");
    return authentication
        .authenticate(call.require(USER), password, connection.peer().address())
        .map(caller -> enter(call, caller))
        .orElseGet(() -> refuse(connection));
  }

  private NkReply refuse(NkConnection connection) {
    NkReply.Late refusal = authentication.refusal();
    return connection.loginFailed() == maxFailedLogins
        ? refusal.then(() -> connection.close(TOO_OFTEN))
        : refusal;
  }

  private NkReply enter(NkCall call, Caller caller) {
    Optional<String> id = connectionId(call);
    if (id.isEmpty()) {
      return closing(call, NkErrors.INVALID_SESSION_ID, CloseStatus.NORMAL);
    }
    ObjectNode meta = call.get(META).orElseGet(NkJson::object);
    NkLogin login = new NkLogin(caller, call.require(USER), id.get(), meta);
    return switch (sessions.add(call.connection(), login)) {
      case ID_IN_USE -> closing(call, NkErrors.DUPLICATED_SESSION_ID, CloseStatus.NORMAL);
      case TOO_MANY -> closing(call, NkErrors.TOO_MANY_CONNECTIONS, TOO_MANY);
      case DONE -> {
        call.connection().loggedIn(login);
        yield NkReply.ok(NkJson.object().put("session_id", id.get()));
      }
    };
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

  private static NkReply closing(NkCall call, NkError error, CloseStatus status) {
    return NkReply.refused(error).then(() -> call.connection().close(status));
  }
}
