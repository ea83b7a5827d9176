package dev.atrium.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.core.RoomException;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisConnectionTest {

  @ParameterizedTest
  @CsvSource({"redis://host, PT1S", "redis://:secret@host:6380/2?timeout=20s, PT20S"})
  void aCommandMayTakeASecondOrAsLongAsTheAddressSays(String uri, Duration time) {
    assertThat(RedisConnection.address(uri).getTimeout()).isEqualTo(time);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void onceThereWasNoneNobodyWaitsWhileAnotherConnects() throws Exception {
    AtomicReference<Runnable> lookingAtTheClock = new AtomicReference<>(() -> {});
    try (RedisConnection redis =
        new RedisConnection(nowhere(), () -> time(lookingAtTheClock.get()))) {
      fails(redis);
      CountDownLatch connecting = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      lookingAtTheClock.set(() -> meet(connecting, goOn));
      Thread other = Thread.ofVirtual().start(() -> fails(redis));
      connecting.await();

      fails(redis);

      goOn.countDown();
      other.join();
    }
  }

  private static void fails(RedisConnection redis) {
    assertThatThrownBy(() -> redis.ask(RedisCommands::ping)).isInstanceOf(RoomException.class);
  }

  private static long time(Runnable looking) {
    looking.run();
    return 0;
  }

  private static void meet(CountDownLatch connecting, CountDownLatch goOn) {
    connecting.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String nowhere() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "redis://127.0.0.1:" + closed.getLocalPort();
    }
  }
}
