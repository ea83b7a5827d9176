package dev.atrium.ws.nkmedia;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields that say what an event, or a subscription to events, is about (spec §3.5). */
final class NkEventFields {
  static final NkField<String> CLASS = NkField.string("class");
  static final NkField<String> SUBCLASS = NkField.string("subclass");
  static final NkField<String> TYPE = NkField.string("type");
  static final NkField<String> OBJ_ID = NkField.string("obj_id");
  static final NkField<JsonNode> BODY = new NkField<>("body", NkType.ANY);

  /** Ours: from where stored events are wanted, an {@code event_id} or empty for the present. */
  static final NkField<String> SINCE = NkField.string("since");

  static final NkFields TOPIC =
      NkFields.of(SUBCLASS, TYPE, OBJ_ID, NkService.FIELD).requiring(CLASS);

  static final NkFields SUBSCRIPTION =
      NkFields.of(SUBCLASS, TYPE, OBJ_ID, NkService.FIELD, BODY, SINCE).requiring(CLASS);

  static final NkFields TOPIC_AND_BODY =
      NkFields.of(SUBCLASS, TYPE, OBJ_ID, NkService.FIELD, BODY).requiring(CLASS);

  private NkEventFields() {}

  static NkTopic topic(NkCall call) {
    return new NkTopic(
        call.require(CLASS), field(call, SUBCLASS), field(call, TYPE), field(call, OBJ_ID));
  }

  static String field(NkCall call, NkField<String> field) {
    return call.get(field).map(NkTopic::field).orElse(NkTopic.ANY);
  }

  /** Bodies that are no objects count as none (spec §3.5.3). */
  static ObjectNode body(NkCall call) {
    return call.get(BODY).flatMap(NkType.OBJECT::read).orElseGet(NkJson::object);
  }
}
