package dev.atrium.ws.nkmedia;

import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A command on its way from one client to another and back (spec §3.4). */
record NkRelay(Consumer<NkReply.Answer> respond) implements NkAsker {
  private static final Logger log = LoggerFactory.getLogger(NkRelay.class);
  private static final int REFERENCE_LENGTH = 6;

  @Override
  public void answered(NkFrame.Response response) {
    respond.accept(
        switch (response.result()) {
          case "ok" -> NkReply.ok(response.data());
          case "error" -> NkReply.refused(error(response.data()));
          default -> NkReply.refused(malformed());
        });
  }

  @Override
  public void failed(NkError reason) {
    respond.accept(NkReply.refused(reason));
  }

  /** Code and text as the other client gave them. */
  private static NkError error(JsonNode data) {
    JsonNode code = data.path("code");
    JsonNode text = data.path("error");
    if (!code.isIntegralNumber() || !code.canConvertToInt() || !text.isString()) {
      return malformed();
    }
    return new NkError(code.intValue(), text.stringValue());
  }

  private static NkError malformed() {
    String reference = UUID.randomUUID().toString().substring(0, REFERENCE_LENGTH);
    log.info("The answer to a relayed command has no form that could be passed on: {}", reference);
    return NkErrors.internal(reference);
  }
}
