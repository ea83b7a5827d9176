package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NkFailedLoginsTest {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final AtomicLong now = new AtomicLong();
  private final NkFailedLogins failed = new NkFailedLogins(2, WINDOW, now::get);

  @Test
  void barAnAddressAloneAndUntilItsWindowIsOver() throws InterruptedException {
    fail("a", 0);
    assertThat(isBarred("a", 1)).isFalse();

    fail("a", 999);

    assertThat(isBarred("a", 999)).isTrue();
    assertThat(isBarred("b", 999)).isFalse();
    assertThat(isBarred("a", 1_000)).isFalse();
  }

  @Test
  void countAnewInTheNextWindow() throws InterruptedException {
    fail("a", 0);
    fail("a", 1_000);

    assertThat(isBarred("a", 1_000)).isFalse();
  }

  @Test
  void rememberNothingLongerThanThat() throws InterruptedException {
    fail("a", 0);
    fail("b", 10);
    assertThat(failed.size()).isEqualTo(2);

    isBarred("c", 1_005);
    assertThat(failed.size()).isEqualTo(1);
  }

  @Test
  void rememberNotAnyNumberOfAddresses() throws InterruptedException {
    for (int address = 0; address < 100_010; address++) {
      fail("address-" + address, 0);
    }

    assertThat(failed.size()).isEqualTo(100_000);
  }

  @Test
  void areNotCountedWhereNoLimitHolds() throws InterruptedException {
    NkFailedLogins unlimited = new NkFailedLogins(0, WINDOW, now::get);

    assertThat(unlimited.begin("a")).isTrue();
    unlimited.end("a", true);

    assertThat(unlimited.begin("a")).isTrue();
    assertThat(unlimited.size()).isZero();
  }

  @Test
  void areNoMoreThanAllowedHoweverManyTryTogether() throws InterruptedException {
    AtomicInteger lookedAt = new AtomicInteger();
    CountDownLatch together = new CountDownLatch(2);
    Runnable look =
        () -> {
          lookedAt.incrementAndGet();
          together.countDown();
          await(together);
        };
    Thread[] guesses = new Thread[50];
    for (int i = 0; i < guesses.length; i++) {
      guesses[i] = Thread.ofVirtual().start(() -> guess(look));
    }
    for (Thread guess : guesses) {
      guess.join();
    }

    assertThat(lookedAt).hasValue(2);
  }

  @Test
  void letThoseWaitWhoMayBeLookedAtLater() throws InterruptedException {
    failed.begin("a");
    failed.begin("a");
    Thread third = Thread.ofVirtual().start(() -> guess(() -> {}));
    while (third.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    failed.end("a", false);
    third.join();
    failed.end("a", true);

    assertThat(isBarred("a", 0)).isTrue();
  }

  private void guess(Runnable look) {
    try {
      if (failed.begin("a")) {
        look.run();
        failed.end("a", true);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(String address, long when) throws InterruptedException {
    now.set(when);
    failed.begin(address);
    failed.end(address, true);
  }

  private boolean isBarred(String address, long when) throws InterruptedException {
    now.set(when);
    boolean begun = failed.begin(address);
    if (begun) {
      failed.end(address, false);
    }
    return !begun;
  }
}
