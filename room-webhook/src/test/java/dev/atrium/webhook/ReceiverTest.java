package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.EventId;
import dev.atrium.core.Seed;
import dev.atrium.webhook.TestDeployment.Setup;
import dev.atrium.webhook.TestReceiver.Delivery;
import dev.atrium.webhook.TestReceiver.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator can have done for a receiver. */
class ReceiverTest {
  private static final Setup NO_PATIENCE =
      Setup.USUAL.with(new PatientRules(Duration.ZERO, 1_000, new Seed(1).random()));

  private final TestReceiver http = TestReceiver.start();
  private TestDeployment deployment = TestDeployment.start(NO_PATIENCE, http.url());

  @AfterEach
  void stop() {
    deployment.close();
    http.close();
  }

  @Test
  void aRangeIsSentOnceMoreWithTheSameIds() {
    EventId begin = deployment.subscribers().latestEvent();
    deployment.create("one");
    deployment.delete("one");
    EventId end = deployment.subscribers().latestEvent();
    deployment.create("two");
    List<Delivery> first = http.await(3);

    deployment.receiver().replay(begin, end);

    List<Delivery> all = http.await(5);
    assertThat(http.told().subList(3, 5)).containsExactly("room_started one", "room_finished one");
    assertThat(all.subList(3, 5))
        .extracting(Delivery::id)
        .containsExactly(id(first, "room_started one"), id(first, "room_finished one"));
    await().untilAsserted(() -> assertThat(deployment.subscribers().names()).hasSize(1));
    assertThat(deployment.receiver().replays()).isEmpty();
  }

  @Test
  void aReplayGoesOnAfterARestart() {
    EventId begin = deployment.subscribers().latestEvent();
    for (int i = 0; i < 20; i++) {
      deployment.create("room " + i);
    }
    http.await(20);
    deployment = deployment.restarted(Setup.USUAL, http.url());
    http.answer(delivery -> Reply.of(500));
    deployment.receiver().replay(begin, deployment.subscribers().latestEvent());
    http.await(40);

    http.answer(delivery -> TestReceiver.OK);
    deployment = deployment.restarted(Setup.USUAL, http.url());

    http.await(60);
    await().untilAsserted(() -> assertThat(deployment.receiver().replays()).isEmpty());
  }

  @Test
  void aReplayCanBeEnded() {
    EventId begin = deployment.subscribers().latestEvent();
    deployment.create("one");
    http.await(1);
    deployment = deployment.restarted(Setup.USUAL, http.url());
    http.answer(delivery -> Reply.of(500));
    deployment.receiver().replay(begin, deployment.subscribers().latestEvent());
    http.await(2);

    deployment.receiver().cancelReplays();

    assertThat(deployment.receiver().replays()).isEmpty();
    assertThat(deployment.subscribers().names()).containsExactly(deployment.receiverName());
  }

  @Test
  void deadLettersAreGoneOnceTheReceiverTakesThem() {
    http.answer(delivery -> Reply.of(500));
    deployment.create("one");
    deployment.create("two");
    awaitLetters(2);

    http.answer(delivery -> Reply.of(delivery.room().equals("one") ? 200 : 503));
    assertThat(deployment.receiver().redeliver(letters())).isTrue();

    awaitLetters(1);
    await()
        .untilAsserted(
            () ->
                assertThat(letters())
                    .singleElement()
                    .satisfies(
                        letter -> {
                          assertThat(letter.room().name().value()).isEqualTo("two");
                          assertThat(letter.attempts()).isEqualTo(2);
                          assertThat(letter.reason()).isEqualTo("status 503");
                        }));
  }

  @Test
  void deadLettersCanBeDropped() {
    http.answer(delivery -> Reply.of(500));
    deployment.create("one");
    deployment.create("two");
    awaitLetters(2);

    deployment.receiver().discard(Set.of(letters().getFirst().event()));

    assertThat(letters()).hasSize(1);
    assertThat(http.deliveries()).hasSize(2);
  }

  @Test
  void deadLettersAreThereAfterARestart() {
    http.answer(delivery -> Reply.of(500));
    deployment.create("one");
    awaitLetters(1);

    deployment = deployment.restarted(NO_PATIENCE, http.url());

    assertThat(letters()).hasSize(1);
  }

  @Test
  void nothingSecretOfTheUrlIsShown() {
    URI url = URI.create("https://user:password@hooks.example.org:8443/in?token=secret#part");
    deployment = deployment.restarted(NO_PATIENCE, url);

    assertThat(deployment.receiver().place()).isEqualTo("https://hooks.example.org:8443/in");
    assertThat(deployment.receiverName().value()).matches("webhook-[0-9a-f]{12}");
  }

  @Test
  void aStatusSaysHowFarItHasCome() {
    deployment = deployment.restarted(Setup.USUAL, http.url());
    http.answer(delivery -> Reply.of(delivery.room().equals("bad") ? 500 : 200));
    deployment.create("bad");
    deployment.create("good");
    http.await(2);

    await()
        .ignoreExceptionsInstanceOf(CompletionException.class) // a view waits for a moment only
        .untilAsserted(
            () -> {
              ReceiverView view = ReceiverView.of(deployment.receiver());
              assertThat(view.live().lag()).isZero();
              assertThat(view.live().laggingRooms()).isEqualTo(1);
              assertThat(view.live().failing())
                  .containsExactly(new OutboxStatus.FailingRoom("bad", "1", 1, "status 500"));
              assertThat(view.totals().delivered()).isEqualTo(1);
              assertThat(view.totals().failedAttempts()).isEqualTo(1);
              assertThat(view.totals().lastFault().orElseThrow().reason()).isEqualTo("status 500");
            });
  }

  private void awaitLetters(int count) {
    await().untilAsserted(() -> assertThat(letters()).hasSize(count));
  }

  private List<DeadLetter> letters() {
    return deployment.receiver().deadLetters().kept();
  }

  private static String id(List<Delivery> deliveries, String told) {
    return deliveries.stream()
        .filter(delivery -> told.equals(delivery.event() + " " + delivery.room()))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
