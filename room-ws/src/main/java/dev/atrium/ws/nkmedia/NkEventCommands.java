package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Grant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Class {@code core}, subclass {@code event} (spec §3.5). */
final class NkEventCommands {
  /** Events of these classes are the server's own: not everybody may make some up. */
  private static final Set<String> RESERVED = Set.of("core", "media");

  private final NkPublisher publisher;
  private final int maxSubscriptions;

  NkEventCommands(NkPublisher publisher, int maxSubscriptions) {
    this.publisher = publisher;
    this.maxSubscriptions = maxSubscriptions;
  }

  List<NkCommand> all() {
    return List.of(
        command("subscribe", NkEventFields.TOPIC_AND_BODY, this::subscribe),
        command("unsubscribe", NkEventFields.TOPIC, this::unsubscribe),
        command("get_subscriptions", NkFields.NONE, this::getSubscriptions),
        command("send", NkEventFields.TOPIC_AND_BODY, this::send),
        command("send_event", NkEventFields.TOPIC_AND_BODY, this::send),
        new NkCommand(NkWords.core("event"), NkEventFields.TOPIC_AND_BODY, this::takeNote));
  }

  private NkReply subscribe(NkCall call) {
    NkService.check(call);
    NkTopic topic = NkEventFields.topic(call);
    ObjectNode body = NkEventFields.body(call);
    boolean added = call.connection().subscriptions().add(topic, body, maxSubscriptions);
    return added ? NkReply.DONE : NkReply.refused(NkErrors.INVALID_OPERATION);
  }

  private NkReply unsubscribe(NkCall call) {
    NkService.check(call);
    call.connection().subscriptions().remove(NkEventFields.topic(call));
    return NkReply.DONE;
  }

  private NkReply getSubscriptions(NkCall call) {
    ArrayNode list = NkJson.array();
    call.connection().subscriptions().newestFirst().forEach(entry -> list.add(listed(entry)));
    return NkReply.acked(respond -> respond.accept(NkReply.ok(list)));
  }

  private static ObjectNode listed(NkSubscriptions.Entry entry) {
    ObjectNode listed = NkJson.object();
    listed.put("class", entry.topic().kind());
    listed.put("subclass", NkTopic.written(entry.topic().subclass()));
    listed.put("type", NkTopic.written(entry.topic().type()));
    listed.put("obj_id", NkTopic.written(entry.topic().objId()));
    listed.put("service", NkService.NAME);
    listed.set("body", entry.body());
    return listed;
  }

  private NkReply send(NkCall call) {
    NkService.check(call);
    NkTopic topic = NkEventFields.topic(call);
    if (RESERVED.contains(topic.kind())) {
      call.caller().require(Grant.CONNECTION_ADMIN);
    }
    publisher.publish(NkEvent.toAll(topic, NkEventFields.body(call)));
    return NkReply.DONE;
  }

  /** An event of a client for the server itself, which has no use for any (spec §3.5.6). */
  private NkReply takeNote(NkCall call) {
    return NkReply.DONE;
  }

  private static NkCommand command(String cmd, NkFields fields, NkCommand.Body body) {
    return new NkCommand(new NkWords("core", "event", cmd), fields, body);
  }
}
