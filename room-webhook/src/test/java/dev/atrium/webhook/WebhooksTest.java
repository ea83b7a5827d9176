package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Progress;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import dev.atrium.webhook.TestDeployment.Setup;
import dev.atrium.webhook.TestReceiver.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Start and stop of all receivers. */
class WebhooksTest {
  private final TestReceiver receiver = TestReceiver.start();
  private TestDeployment deployment = TestDeployment.start(receiver.url());

  @AfterEach
  void stop() {
    deployment.close();
    receiver.close();
  }

  @Test
  void whatCanBeSentAtOnceIsSentBeforeTheEnd() {
    for (int i = 0; i < 1_000; i++) {
      deployment.create("room " + i);
    }

    deployment.webhooks().stop();

    assertThat(receiver.deliveries()).hasSize(1_000);
    assertThat(deployment.webhooks().isRunning()).isFalse();
  }

  @Test
  void theEndWaitsForNoReceiverThatFails() {
    receiver.answer(delivery -> Reply.of(500));
    deployment.create("lobby");
    receiver.await(1);

    deployment.webhooks().stop(); // the next attempt would be at an instant that never comes

    assertThat(receiver.deliveries()).hasSize(1);
  }

  @Test
  void nothingIsSentTwiceAfterAnOrderlyStop() {
    for (int i = 0; i < 100; i++) {
      deployment.create("room " + i);
    }

    deployment = deployment.restarted(Setup.USUAL, receiver.url());
    deployment.create("last");

    receiver.await(101);
  }

  @Test
  void aReceiverThatComesBackIsToldWhatItMissed() {
    deployment = deployment.restarted(Setup.USUAL);
    deployment.create("meanwhile");

    deployment = deployment.restarted(Setup.USUAL, receiver.url());

    receiver.await(1);
    assertThat(receiver.told()).containsExactly("room_started meanwhile");
  }

  @Test
  void aReceiverThatIsGoneAndHasMissedEventsIsForgotten() {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    MemoryRoomStore store = new MemoryRoomStore(bus, 10);
    TestDeployment small = TestDeployment.on(store, bus, Setup.USUAL, receiver.url());
    SubscriberName gone = small.receiverName();
    SubscriberName other = new SubscriberName("somebody else");
    small.subscribers().save(other, Progress.from(small.subscribers().latestEvent()));
    small = small.restarted(Setup.USUAL);
    assertThat(small.subscribers().names()).contains(gone);

    for (int i = 0; i < 11; i++) {
      small.create("room " + i);
    }
    small = small.restarted(Setup.USUAL);

    assertThat(small.subscribers().names()).containsExactly(other);
    small.close();
  }
}
