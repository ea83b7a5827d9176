package dev.atrium.thrift;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

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
    LongSupplier nanoTime) {}
