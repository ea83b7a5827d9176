package dev.atrium.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several at once, all beginning together. */
public final class Concurrently {

  private Concurrently() {}

  /** What one of them does, told apart by its number: 0, 1, 2 … */
  @FunctionalInterface
  public interface Worker<T> {
    T work(int number) throws Exception;
  }

  /** What each of them came back with; the first failure fails the test. */
  public static <T> List<T> run(int workers, Worker<T> worker) {
    CountDownLatch begin = new CountDownLatch(1);
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  begin.await();
                  return worker.work(number);
                }));
      }
      begin.countDown();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("a worker failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
