package dev.atrium.thrift;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of connections that were closed for a cause: each in a metric, and in the log as many as
 * leave it readable, whoever floods us.
 */
final class Rejections {
  private static final Logger log = LoggerFactory.getLogger(Rejections.class);
  private static final int LINES_PER_SECOND = 5;
  private static final int LINES_AT_ONCE = 20;

  private final ThriftMetrics metrics;
  private final CallRate lines;
  private long untold;

  Rejections(ThriftMetrics metrics, LongSupplier nanoTime) {
    this.metrics = metrics;
    this.lines = new TokenBucket(LINES_PER_SECOND, LINES_AT_ONCE, nanoTime);
  }

  void tell(RejectReason reason, String address) {
    metrics.rejected(reason);
    if (log.isInfoEnabled()) {
      write(reason, address);
    }
  }

  private synchronized void write(RejectReason reason, String address) {
    if (!lines.admits()) {
      untold++;
      return;
    }
    if (untold > 0) {
      log.info("Closed {} more Thrift connections for a cause", untold);
      untold = 0;
    }
    log.info("Closed a Thrift connection of {}: {}", address, reason);
  }
}
