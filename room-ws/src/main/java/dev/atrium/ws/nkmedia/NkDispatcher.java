package dev.atrium.ws.nkmedia;

import dev.atrium.core.RoomException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From a text to its reply: the checks in their order, then the command (spec §2.7). */
final class NkDispatcher {
  private static final Logger log = LoggerFactory.getLogger(NkDispatcher.class);

  private final NkReader reader;
  private final NkCommands commands;
  private final NkPublisher publisher;
  private final NkMetrics metrics;

  NkDispatcher(NkReader reader, NkCommands commands, NkPublisher publisher, NkMetrics metrics) {
    this.reader = reader;
    this.commands = commands;
    this.publisher = publisher;
    this.metrics = metrics;
    commands.words().forEach(metrics::know);
  }

  /** What a client sent; empty for a violation of the protocol. */
  Optional<NkFrame> read(String text) {
    return reader.read(text).flatMap(NkFrame::of);
  }

  /** Never throws: a failure is a reply as well. */
  NkReply perform(NkClient client, NkFrame.Request request) {
    NkReply reply = reply(client, request);
    metrics.performed(request.words(), reply);
    return reply;
  }

  private NkReply reply(NkClient client, NkFrame.Request request) {
    try {
      requireLogin(client, request.words());
      NkCommand command = commands.find(request.words());
      NkValues values = command.fields().read(object(request.data()));
      NkReply reply = perform(command, new NkCall(client, values));
      return values.unknown().isEmpty()
          ? reply
          : reply.then(() -> report(client, command.words(), values.unknown()));
    } catch (NkException e) {
      return NkReply.refused(e.error());
    }
  }

  private static NkReply perform(NkCommand command, NkCall call) {
    try {
      return command.body().perform(call);
    } catch (NkException e) {
      return NkReply.refused(e.error());
    } catch (RoomException e) {
      if (e.getCause() != null) {
        log.error("{} failed", command.words(), e);
      }
      return NkReply.refused(NkErrors.of(e.error()));
    } catch (RuntimeException e) {
      log.error("{} failed", command.words(), e);
      return NkReply.refused(NkErrors.INTERNAL_ERROR);
    }
  }

  private static void requireLogin(NkClient client, Optional<NkWords> words) {
    boolean login = words.filter(NkCommands.LOGIN::equals).isPresent();
    if (!login && client.login().isEmpty()) {
      throw new NkException(NkErrors.NOT_AUTHENTICATED);
    }
  }

  /** No data and an empty array are as good as an empty object. */
  private static ObjectNode object(JsonNode data) {
    if (data instanceof ObjectNode object) {
      return object;
    }
    if (data.isMissingNode() || (data.isArray() && data.isEmpty())) {
      return NkJson.object();
    }
    throw new NkException(NkErrors.syntax("data"));
  }

  /** Tells a client of the fields that nobody read. */
  private void report(NkClient client, NkWords words, List<String> unknown) {
    ObjectNode body = NkJson.object();
    body.put("class", words.kind());
    body.put("subclass", words.subclass());
    body.put("cmd", words.cmd());
    ArrayNode fields = body.putArray("fields");
    unknown.forEach(fields::add);
    client
        .login()
        .map(login -> NkSessionCommands.event(login.connectionId(), "unrecognized_fields", body))
        .ifPresent(publisher::publish);
  }
}
