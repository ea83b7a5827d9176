package dev.atrium.ws.nkmedia;

import dev.atrium.ws.DeadlineWheel;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Commands by which a client tries the connection (spec §3.6). */
final class NkTestCommands {
  private static final long DELAY_MILLIS = 2_000;
  private static final NkField<JsonNode> DATA = new NkField<>("data", NkType.ANY);
  private static final NkField<JsonNode> TIME = new NkField<>("time", NkType.ANY);

  private final DeadlineWheel wheel;

  NkTestCommands(DeadlineWheel wheel) {
    this.wheel = wheel;
  }

  List<NkCommand> all() {
    return List.of(
        new NkCommand(NkWords.core("ping"), NkFields.of(TIME), call -> NkReply.DONE),
        new NkCommand(new NkWords("core", "test", "async"), NkFields.of(DATA), this::async));
  }

  private NkReply async(NkCall call) {
    JsonNode data = call.get(DATA).orElseGet(MissingNode::getInstance);
    return NkReply.acked(
        respond -> wheel.after(DELAY_MILLIS, () -> respond.accept(NkReply.ok(data))));
  }
}
