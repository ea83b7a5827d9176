package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Grant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Class {@code core}, subclass {@code user}, but the login (spec §3.3). */
final class NkUserCommands {
  private static final NkField<String> USER = NkField.string("user");

  private final NkSessions sessions;
  private final NkPublisher publisher;

  NkUserCommands(NkSessions sessions, NkPublisher publisher) {
    this.sessions = sessions;
    this.publisher = publisher;
  }

  List<NkCommand> all() {
    NkFields event = NkFields.of(NkEventFields.TYPE, NkEventFields.BODY).requiring(USER);
    return List.of(
        command("list", NkFields.NONE, this::list),
        command("get", NkFields.of().requiring(USER), this::get),
        command("send_event", event, this::sendEvent));
  }

  /** Whoever may not look after others sees itself alone. */
  private NkReply list(NkCall call) {
    boolean all = call.caller().may(Grant.CONNECTION_ADMIN);
    Collection<String> shown = all ? sessions.users() : List.of(call.client().user());
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
    return entry.put("remote", connection.peer().remote()).put("type", "api_server");
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
