package dev.atrium.core.media;

import dev.atrium.core.DataPacket;
import java.time.Duration;
import java.util.Optional;

/** What a {@link DataMessage} says. */
public sealed interface DataBody {

  /** Something for the application. */
  record Packet(DataPacket packet) implements DataBody {}

  /**
   * Asks a client to perform a method.
   *
   * @param id by which acknowledgement and response name it
   */
  record RpcRequest(String id, String method, String payload, Duration responseTimeout)
      implements DataBody {}

  /** The method will be performed. */
  record RpcAck(String requestId) implements DataBody {}

  /**
   * What came of it.
   *
   * @param payload the answer; means nothing where there is a failure
   */
  record RpcResponse(String requestId, String payload, Optional<RpcFailure> failure)
      implements DataBody {}

  /** LiveKit's code of a failure, or the application's own. */
  record RpcFailure(int code, String message, String data) {}

  /** What concerns clients alone. */
  record Other() implements DataBody {}
}
