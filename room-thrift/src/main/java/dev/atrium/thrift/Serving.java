package dev.atrium.thrift;

import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the connections of a listener work with.
 *
 * @param executor runs calls that wait for the store
 * @param nanoTime the clock of deadlines and rates
 */
record Serving(
    ThriftDispatcher dispatcher,
    ThriftMetrics metrics,
    Rejections rejections,
    Executor executor,
    LongSupplier nanoTime) {
  private static final Logger log = LoggerFactory.getLogger(Serving.class);

  /**
   * Runs a call that waits on a thread of its own.
   *
   * @param then given the answer on that event loop, if that is still there
   */
  void execute(ThriftExchange exchange, EventLoop loop, Consumer<Answer> then) {
    executor.execute(
        () -> {
          Answer answer = Answer.CLOSE; // what an Error leaves
          try {
            answer = dispatcher.execute(exchange);
          } finally {
            answer(answer, loop, then);
          }
        });
  }

  private static void answer(Answer answer, EventLoop loop, Consumer<Answer> then) {
    try {
      loop.execute(() -> then.accept(answer));
    } catch (RejectedExecutionException e) {
      log.debug("A call ended after its connection", e);
    }
  }
}
