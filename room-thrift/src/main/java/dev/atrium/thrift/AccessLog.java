package dev.atrium.thrift;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each message: who called what, how it ended and how long it took. Ids of rooms are
 * secrets and not in it, nor are names that clients made up.
 */
final class AccessLog implements ThriftInterceptor {
  private static final Logger log = LoggerFactory.getLogger("dev.atrium.thrift.access");
  private static final String UNKNOWN = "unknown";

  private final LongSupplier nanoTime;

  AccessLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public ThriftReply.Body intercept(ThriftExchange exchange, ThriftHandler next) {
    long start = nanoTime.getAsLong();
    ThriftReply.Body body = next.handle(exchange);
    log.info(
        "{} {} {} {} {} {} {} µs",
        exchange.peer().address(),
        transport(exchange),
        exchange.oneway() ? "oneway" : "call",
        exchange.target().map(ThriftTarget::toString).orElse(UNKNOWN),
        exchange.call().sequence(),
        Outcome.of(body).label(),
        TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong() - start));
    return body;
  }

  private static String transport(ThriftExchange exchange) {
    Dialect dialect = exchange.dialect();
    String transport = dialect.framing().label() + "/" + dialect.encoding().label();
    return exchange.peer().tls() ? transport + "/tls" : transport;
  }
}
