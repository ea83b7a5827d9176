package dev.atrium.thrift;

import java.util.List;

/** Something done around every message that could be read, on every transport. */
@FunctionalInterface
interface ThriftInterceptor {

  /**
   * Passes the message on, or answers it itself.
   *
   * @param next what the message would come to without this
   */
  ThriftReply.Body intercept(ThriftExchange exchange, ThriftHandler next);

  /** The handler with all of them around it, the first one outermost. */
  static ThriftHandler around(ThriftHandler handler, List<ThriftInterceptor> interceptors) {
    ThriftHandler chain = handler;
    for (ThriftInterceptor interceptor : interceptors.reversed()) {
      ThriftHandler next = chain;
      chain = exchange -> interceptor.intercept(exchange, next);
    }
    return chain;
  }
}
