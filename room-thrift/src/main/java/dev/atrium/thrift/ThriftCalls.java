package dev.atrium.thrift;

import dev.atrium.core.access.Caller;
import java.util.Optional;

/** What messages come to when nothing stands in their way. */
final class ThriftCalls implements ThriftHandler {
  private final ThriftRoomHandler rooms;
  private final TokenCallers callers;

  ThriftCalls(ThriftRoomHandler rooms, TokenCallers callers) {
    this.rooms = rooms;
    this.callers = callers;
  }

  @Override
  public ThriftReply.Body handle(ThriftExchange exchange) {
    ThriftCall call = exchange.call();
    Optional<ThriftTarget> target = exchange.target();
    if (target.isEmpty()) {
      return ThriftErrors.unknownMethod(ThriftNames.bare(call.name()));
    }
    if (exchange.pointless()) {
      return ThriftReply.Done.INSTANCE;
    }
    Optional<Caller> caller = callers.of(exchange);
    return caller.isEmpty()
        ? ThriftErrors.NOT_ALLOWED
        : rooms.call(caller.get(), target.get().method(), call.id());
  }
}
