package dev.atrium.thrift;

/** Answers messages that come faster than they may from one connection (Thrift spec §6). */
final class RateLimit implements ThriftInterceptor {
  private final ThriftMetrics metrics;

  RateLimit(ThriftMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public ThriftReply.Body intercept(ThriftExchange exchange, ThriftHandler next) {
    if (exchange.peer().rate().admits()) {
      return next.handle(exchange);
    }
    metrics.rejected(RejectReason.RATE);
    return ThriftErrors.BUSY;
  }
}
