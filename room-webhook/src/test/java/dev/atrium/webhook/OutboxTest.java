package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.Seed;
import dev.atrium.webhook.TestDeployment.Setup;
import dev.atrium.webhook.TestReceiver.Delivery;
import dev.atrium.webhook.TestReceiver.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reaches a receiver, in which order, and what becomes of what it does not take. */
class OutboxTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TestReceiver receiver = TestReceiver.start();
  private TestDeployment deployment = TestDeployment.start(receiver.url());

  @AfterEach
  void stop() {
    deployment.close();
    receiver.close();
  }

  @Test
  void eventsOfARoomArriveInTheirOrder() {
    deployment.create("lobby");
    deployment.delete("lobby");
    deployment.create("lobby");

    receiver.await(3);
    assertThat(receiver.told())
        .containsExactly("room_started lobby", "room_finished lobby", "room_started lobby");
    assertThat(receiver.deliveries()).extracting(Delivery::id).doesNotHaveDuplicates();
  }

  @Test
  void aFailingReceiverIsAskedAgainAfterTheOriginalsWaits() {
    receiver.answer(500, 500, 500, 500);
    deployment.create("lobby");
    deployment.delete("lobby");

    for (int seconds : List.of(1, 2, 4, 8)) {
      deployment.alarm().awaitAndPass(Duration.ofSeconds(seconds));
    }

    receiver.await(6);
    assertThat(receiver.told().subList(0, 5)).containsOnly("room_started lobby");
    assertThat(receiver.deliveries().subList(0, 5))
        .extracting(Delivery::id)
        .containsOnly(receiver.deliveries().getFirst().id());
    assertThat(receiver.told()).endsWith("room_finished lobby");
  }

  @Test
  void theWaitThatAReceiverAsksForReplacesItsOwn() {
    receiver.answer(
        delivery ->
            receiver.deliveries().size() == 1
                ? new Reply(503, Map.of("Retry-After", "17"))
                : TestReceiver.OK);
    deployment.create("lobby");

    deployment.alarm().awaitAndPass(Duration.ofSeconds(17));

    receiver.await(2);
  }

  @Test
  void aRoomThatWaitsKeepsNoOtherWaiting() {
    receiver.answer(delivery -> Reply.of(delivery.room().equals("bad") ? 500 : 200));

    deployment.create("bad");
    for (int i = 0; i < 50; i++) {
      deployment.create("room " + i);
    }

    receiver.await(51);
    await().until(() -> deployment.receiver().live().laggingRooms() == 1);
  }

  @Test
  void whatIsGivenUpIsKeptAndTheRoomGoesOn() {
    receiver.answer(delivery -> Reply.of(delivery.event().equals("room_started") ? 500 : 200));
    deployment.create("lobby");
    deployment.delete("lobby");

    deployment.advanceUntil(() -> assertThat(receiver.deliveries()).hasSizeGreaterThan(4));
    deployment.alarm().advance(Duration.ofHours(24));
    deployment.advanceUntil(() -> assertThat(receiver.told()).contains("room_finished lobby"));

    List<DeadLetter> letters = deployment.receiver().deadLetters().kept();
    assertThat(letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.subject()).isEqualTo("room_started");
              assertThat(letter.room().name().value()).isEqualTo("lobby");
              assertThat(letter.reason()).isEqualTo("status 500");
              assertThat(letter.attempts()).isGreaterThan(4);
            });
    assertThat(deployment.counted("room.webhook.dead")).isEqualTo(1);
  }

  @Test
  void aNewReceiverBeginsAtThePresent() {
    deployment.create("before");
    receiver.await(1);
    TestReceiver late = TestReceiver.start();

    deployment = deployment.restarted(Setup.USUAL, receiver.url(), late.url());
    deployment.create("after");

    late.await(1);
    assertThat(late.told()).containsExactly("room_started after");
    receiver.await(2);
    late.close();
  }

  @Test
  void whatWasNotTakenBeforeTheEndIsSentAfterTheNextStart() {
    receiver.answer(delivery -> Reply.of(delivery.room().equals("bad") ? 500 : 200));
    deployment.create("bad");
    deployment.create("good");
    deployment.delete("bad");
    deployment.delete("good");
    receiver.await(3);

    receiver.answer(delivery -> TestReceiver.OK);
    deployment = deployment.restarted(Setup.USUAL, receiver.url());

    receiver.await(5);
    assertThat(receiver.told().subList(3, 5))
        .containsExactly("room_started bad", "room_finished bad");
  }

  @Test
  void aReceiverThatIsAwayForAWhileMissesNothing() {
    receiver.down();
    for (int i = 0; i < 300; i++) {
      deployment.create("room " + i);
      deployment.delete("room " + i);
    }
    receiver.up();

    deployment.advanceUntil(() -> assertThat(receiver.told()).hasSize(600));

    for (int i = 0; i < 300; i++) {
      assertThat(receiver.told())
          .containsSubsequence("room_started room " + i, "room_finished room " + i);
    }
  }

  @Test
  void aRoomWithMoreEventsThanAreHeldIsLookedForInTheLog() {
    EventFilter all = new EventFilter(Set.of(), Set.of(), Set.of(EventName.ROOM_METADATA_CHANGED));
    deployment = deployment.restarted(Setup.USUAL.with(all), receiver.url());
    receiver.answer(500);
    deployment.create("busy");
    receiver.await(1); // it is this room that is refused
    for (int i = 0; i < 500; i++) {
      deployment.update("busy", "metadata " + i);
      if (i % 10 == 0) {
        deployment.create("room " + i);
      }
    }
    deployment.alarm().awaitAndPass(SECOND);

    await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(552));
    assertThat(
            receiver.deliveries().stream()
                .filter(delivery -> delivery.room().equals("busy"))
                .skip(2)
                .map(delivery -> delivery.json().at("/room/metadata").asString()))
        .isEqualTo(IntStream.range(0, 500).mapToObj(i -> "metadata " + i).toList());
  }

  @Test
  void aReceiverWithTooManyRoomsWaitingIsToldOfNoOthersUntilItTakesSome() {
    LossRules few = new PatientRules(Duration.ofHours(24), 10, new Seed(1).random());
    deployment = deployment.restarted(Setup.USUAL.with(few), receiver.url());
    receiver.answer(delivery -> Reply.of(500));
    for (int i = 0; i < 100; i++) {
      deployment.create("room " + i);
    }
    receiver.await(10);
    await().until(() -> deployment.receiver().live().laggingRooms() == 10);

    receiver.answer(delivery -> TestReceiver.OK);
    deployment.alarm().awaitAndPass(SECOND);

    receiver.await(110);
  }

  @Test
  void whatTheStoreForgotIsCountedAndPassedOver() {
    LossRules few = new PatientRules(Duration.ofHours(24), 10, new Seed(1).random());
    deployment = deployment.restarted(Setup.USUAL.with(few), receiver.url());
    receiver.answer(delivery -> Reply.of(500));
    for (int i = 0; i < 10; i++) {
      deployment.create("room " + i);
    }
    receiver.await(10);
    for (int i = 0; i < 100_100; i++) { // more than the store keeps
      deployment.update("room 0", "metadata " + i);
    }
    deployment.create("last");

    receiver.answer(delivery -> TestReceiver.OK);
    deployment.advanceUntil(() -> assertThat(receiver.told()).contains("room_started last"));

    assertThat(deployment.counted("room.webhook.lost")).isPositive();
  }

  @Test
  void withTheOriginalsRulesFiveAttemptsAreAllThereAre() {
    deployment = deployment.restarted(Setup.USUAL.with(new OriginalRules(1_000)), receiver.url());
    receiver.answer(500, 500, 500, 500, 500);
    deployment.create("lobby");
    deployment.delete("lobby");

    for (int seconds : List.of(1, 2, 4, 8)) {
      deployment.alarm().awaitAndPass(Duration.ofSeconds(seconds));
    }

    receiver.await(6);
    assertThat(receiver.told()).endsWith("room_finished lobby");
    assertThat(deployment.receiver().deadLetters().kept()).isEmpty();
    assertThat(deployment.counted("room.webhook.lost")).isEqualTo(1);
  }

  @Test
  void withTheOriginalsRulesWhatWaitedForTooLongIsLost() {
    deployment = deployment.restarted(Setup.USUAL.with(new OriginalRules(1_000)), receiver.url());
    receiver.answer(delivery -> new Reply(503, Map.of("Retry-After", "31")));
    deployment.create("lobby");
    deployment.delete("lobby");
    receiver.await(1);

    receiver.answer(delivery -> TestReceiver.OK);
    deployment.alarm().awaitAndPass(Duration.ofSeconds(31));
    deployment.create("other");

    receiver.await(3);
    assertThat(receiver.told())
        .containsExactlyInAnyOrder(
            "room_started lobby", "room_started lobby", "room_started other");
  }

  @Test
  void withTheOriginalsRulesARoomHoldsTwoHundredEvents() {
    EventFilter all = new EventFilter(Set.of(), Set.of(), Set.of(EventName.ROOM_METADATA_CHANGED));
    deployment =
        deployment.restarted(Setup.USUAL.with(new OriginalRules(1_000)).with(all), receiver.url());
    receiver.answer(500);
    deployment.create("lobby");
    for (int i = 0; i < 300; i++) {
      deployment.update("lobby", "metadata " + i);
    }
    await().until(() -> deployment.receiver().live().lag() == 0); // none is still to be read
    deployment.alarm().awaitAndPass(SECOND);

    receiver.await(201);
    assertThat(deployment.counted("room.webhook.lost")).isEqualTo(101);
  }

  @Test
  void receiversDoNotWaitForEachOther() {
    TestReceiver other = TestReceiver.start();
    deployment = deployment.restarted(Setup.USUAL, receiver.url(), other.url());
    receiver.answer(delivery -> Reply.of(500));

    for (int i = 0; i < 20; i++) {
      deployment.create("room " + i);
    }

    other.await(20);
    receiver.await(20);
    assertThat(other.deliveries())
        .extracting(Delivery::id)
        .containsExactlyInAnyOrderElementsOf(
            receiver.deliveries().stream().map(Delivery::id).toList());
    other.close();
  }
}
