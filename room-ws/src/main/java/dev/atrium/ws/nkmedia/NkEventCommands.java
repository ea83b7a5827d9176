package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Grant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Class {@code core}, subclass {@code event} (spec §3.5). */
final class NkEventCommands {
  /** Events of these classes are the server's own: not everybody may make some up. */
  private static final Set<String> RESERVED = Set.of("core", "media");

  private final NkPublisher publisher;
  private final NkFeed feed;
  private final NkSubscriptions.Limits limits;

  NkEventCommands(NkPublisher publisher, NkFeed feed, NkSubscriptions.Limits limits) {
    this.publisher = publisher;
    this.feed = feed;
    this.limits = limits;
  }

  List<NkCommand> all() {
    return List.of(
        command("subscribe", NkEventFields.SUBSCRIPTION, this::subscribe),
        command("unsubscribe", NkEventFields.TOPIC, this::unsubscribe),
        command("get_subscriptions", NkFields.NONE, this::getSubscriptions),
        command("send", NkEventFields.TOPIC_AND_BODY, this::send),
        command("send_event", NkEventFields.TOPIC_AND_BODY, this::send),
        new NkCommand(NkWords.core("event"), NkEventFields.TOPIC_AND_BODY, this::takeNote));
  }

  private NkReply subscribe(NkCall call) {
    NkService.check(call);
    NkTopic topic = NkEventFields.topic(call);
    Optional<String> since = call.get(NkEventFields.SINCE);
    boolean stored = topic.kind().equals(NkRoomNews.CLASS);
    if (since.isPresent() && !stored) {
      return NkReply.refused(NkErrors.syntax("since"));
    }
    return since
        .map(text -> subscribeSince(call, topic, text))
        .orElseGet(() -> subscribe(call, topic, stored));
  }

  /** To what happens from now on, and not to what is only on its way from before. */
  private NkReply subscribe(NkCall call, NkTopic topic, boolean stored) {
    NkSubscriptions subscriptions = call.connection().subscriptions();
    NkWish wish = NkWish.plain(NkEventFields.body(call));
    boolean added =
        stored
            ? feed.meanwhile(() -> subscriptions.add(topic, wish.from(feed.presentSpot()), limits))
            : subscriptions.add(topic, wish, limits);
    return added ? NkReply.DONE : NkReply.refused(NkErrors.INVALID_OPERATION);
  }

  /** Where the past is gone the subscription begins at the present, and the answer says so. */
  private NkReply subscribeSince(NkCall call, NkTopic topic, String since) {
    Optional<NkFeed.Resumption> resumed = feed.resume(since);
    NkFeed.Resumption begin = resumed.orElseGet(feed::present);
    NkWish wish = new NkWish(NkEventFields.body(call), true, begin.place().spot());
    NkSubscriptions subscriptions = call.connection().subscriptions();
    boolean added =
        feed.meanwhile(
            () -> subscriptions.addSince(topic, wish, limits, begin.place(), feed.toldSpot()));
    if (!added) {
      return NkReply.refused(NkErrors.INVALID_OPERATION);
    }
    ObjectNode answer = NkJson.object().put("event_id", begin.id().text());
    if (resumed.isEmpty()) {
      answer.put("resync", true);
    }
    return NkReply.ok(answer).then(call.connection()::catchUp);
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
    NkService.check(call);
    return NkReply.DONE;
  }

  private static NkCommand command(String cmd, NkFields fields, NkCommand.Body body) {
    return new NkCommand(new NkWords("core", "event", cmd), fields, body);
  }
}
