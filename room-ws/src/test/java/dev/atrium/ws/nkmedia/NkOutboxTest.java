package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.ws.DeadlineWheel;
import dev.atrium.ws.TestSocket;
import dev.atrium.ws.TestTime;
import dev.atrium.ws.TestTransport;
import dev.atrium.ws.WsRuntime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.CloseStatus;

class NkOutboxTest implements NkOutbox.Owner {
  private static final NkLimits LIMITS =
      new NkLimits(4, DataSize.ofBytes(100), 500, 10, DataSize.ofMegabytes(1), 1_000);

  private final TestTime time = new TestTime();
  private final TestSocket socket = new TestSocket();
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private final NkOutbox outbox =
      new NkOutbox(
          socket,
          this,
          new WsRuntime(time.wheel(), tasks::add, new TestTransport(), session -> {}),
          LIMITS);

  @Test
  void sendsWhereAResponseIsAdded() {
    outbox.hold();
    outbox.answer("response");

    assertThat(socket.sent()).containsExactly("response");
    assertThat(tasks).isEmpty();
  }

  @Test
  void sendsEverythingElseInATaskOfItsOwn() {
    outbox.request("a,", NkAsker.NOBODY);
    outbox.request("b,", NkAsker.NOBODY);
    assertThat(socket.sent()).isEmpty();
    assertThat(tasks).hasSize(1);

    runTasks();
    assertThat(socket.sent()).containsExactly("a,1}", "b,2}");
  }

  @Test
  void letsTheResponsePrecedeWhatCameMeanwhile() {
    outbox.hold();
    outbox.request("event,", NkAsker.NOBODY);
    outbox.request("event,", NkAsker.NOBODY);

    outbox.answer("response");

    assertThat(socket.sent()).containsExactly("response", "event,1}", "event,2}");
  }

  @Test
  void doesNotHoldBackWhatWasThereBefore() {
    outbox.request("before,", NkAsker.NOBODY);
    outbox.hold();
    outbox.request("meanwhile,", NkAsker.NOBODY);

    runTasks();
    assertThat(socket.sent()).containsExactly("before,1}");

    outbox.answer("response");
    assertThat(socket.sent()).containsExactly("before,1}", "response", "meanwhile,2}");
  }

  @Test
  void saysWhichRequestsItSendsBeforeItDoes() {
    socket.whileSending(() -> told.add("sent"));

    outbox.request("a,", NkAsker.NOBODY);
    runTasks();
    outbox.answer("response");

    assertThat(told).containsExactly("asking 1", "sent", "sent");
  }

  @Test
  void cutsOffAClientThatReadsNothing() {
    socket.whileSendingOnce(
        () -> {
          time.passUnnoticed(Duration.ofSeconds(1));
          for (int i = 0; i < 5; i++) {
            outbox.request("more,", NkAsker.NOBODY);
          }
        });

    outbox.request("a,", NkAsker.NOBODY);
    tasks.remove().run();

    assertThat(told).contains("overflowed");
  }

  @Test
  void takesABurstWhileTheTransportTakesMessages() {
    for (int i = 0; i < 8; i++) {
      outbox.request("burst,", NkAsker.NOBODY);
    }
    runTasks();

    assertThat(told).doesNotContain("overflowed");
    assertThat(socket.sent()).hasSize(8);
  }

  @Test
  void cutsOffWhateverTheTransportDoesWhenItGetsTooLong() {
    outbox.request("x".repeat(60), NkAsker.NOBODY);
    outbox.request("x".repeat(60), NkAsker.NOBODY);
    assertThat(told).isEmpty();

    outbox.request("x", asker("late"));

    assertThat(told).containsExactly("overflowed", "late failed: stopped");
  }

  @Test
  void takesAnyLengthOfASingleMessage() {
    outbox.request("x".repeat(10_000), NkAsker.NOBODY);

    runTasks();

    assertThat(socket.sent()).hasSize(1);
    assertThat(told).doesNotContain("overflowed");
  }

  @Test
  void closesAfterWhatIsThereAndTakesNothingMore() {
    outbox.request("a,", NkAsker.NOBODY);

    outbox.close(CloseStatus.NORMAL);
    outbox.request("b,", asker("b"));
    outbox.answer("late");
    runTasks();

    assertThat(socket.sent()).containsExactly("a,1}");
    assertThat(socket.closedWith()).isEqualTo(CloseStatus.NORMAL);
    assertThat(told).contains("b failed: stopped");
  }

  @Test
  void closesAtOnceIfThereIsNothing() {
    outbox.close(CloseStatus.NORMAL);
    runTasks();

    assertThat(socket.closedWith()).isEqualTo(CloseStatus.NORMAL);
  }

  @Test
  void tellsThoseWhoseRequestsAreDropped() {
    outbox.hold();
    outbox.request("held,", asker("held"));

    outbox.drop();

    assertThat(told).containsExactly("held failed: stopped");
  }

  @Test
  void stopsAtATransportThatTakesNothingMore() {
    socket.breakDown();

    outbox.request("a,", NkAsker.NOBODY);
    outbox.request("b,", NkAsker.NOBODY);
    runTasks();

    assertThat(told).containsExactly("asking 1", "failed");
  }

  @Test
  void saysSinceWhenTheTransportIsBusy() {
    List<Long> busySince = new ArrayList<>();
    socket.whileSending(() -> busySince.add(outbox.sendingSince()));
    long start = time.wheel().now();

    outbox.answer("response");

    assertThat(busySince).containsExactly(start);
    assertThat(outbox.sendingSince()).isEqualTo(DeadlineWheel.NEVER);
  }

  @Test
  void keepsAClientWaitingThatDoesNotReadItsResponses() throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch reading = new CountDownLatch(1);
    socket.whileSending(
        () -> {
          stuck.countDown();
          await(reading);
        });
    outbox.request("a,", NkAsker.NOBODY);
    outbox.request("b,", NkAsker.NOBODY);
    outbox.request("c,", NkAsker.NOBODY);
    Thread sender = Thread.ofVirtual().start(tasks.remove());
    await(stuck);

    Thread handler = Thread.ofVirtual().start(() -> outbox.answer("response"));
    while (handler.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    reading.countDown();
    handler.join();
    sender.join();
    runTasks();

    assertThat(socket.sent()).containsExactly("a,1}", "b,2}", "c,3}", "response");
  }

  @Override
  public void asking(long tid, NkAsker asker) {
    told.add("asking " + tid);
  }

  @Override
  public void sending() {}

  @Override
  public void sent() {}

  @Override
  public void overflowed() {
    told.add("overflowed");
  }

  @Override
  public void failed() {
    told.add("failed");
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private NkAsker asker(String name) {
    return new NkAsker() {
      @Override
      public void answered(NkFrame.Response response) {}

      @Override
      public void failed(NkError reason) {
        told.add(name + " failed: " + reason.text());
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
