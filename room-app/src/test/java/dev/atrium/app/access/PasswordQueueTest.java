package dev.atrium.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordQueueTest {
  private final CountDownLatch compared = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final PasswordQueue queue = new PasswordQueue(this::compareSlowly, 2);

  @Test
  void letsTheOthersWait() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Boolean>> answers =
          IntStream.range(0, 10)
              .mapToObj(
                  n -> CompletableFuture.supplyAsync(() -> queue.test("1234", "1234"), threads))
              .toList();

      try {
        await().until(() -> running.get() == 2 && queue.waiting() == 8);
      } finally {
        compared.countDown();
      }

      assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isTrue());
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void givesItsPlaceBackAfterAFailure() {
    PasswordQueue failing =
        new PasswordQueue(
            (given, configured) -> {
              throw new IllegalStateException();
            },
            1);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> failing.test("1234", "1234"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private boolean compareSlowly(String given, String configured) {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      compared.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.decrementAndGet();
    return given.equals(configured);
  }
}
