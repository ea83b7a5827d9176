package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.Seed;
import dev.atrium.core.access.PayloadTokens;
import dev.atrium.webhook.Ledger.Fault;
import dev.atrium.webhook.TestDeployment.Setup;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key that signs is taken out of the key file, and put back later. */
class MissingKeyTest {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final TestReceiver receiver = TestReceiver.start();
  private final AtomicBoolean gone = new AtomicBoolean();
  private TestDeployment deployment;

  @BeforeEach
  void start() {
    deployment = TestDeployment.start(Setup.USUAL.with(tokens()), receiver.url());
  }

  @AfterEach
  void stop() {
    deployment.close();
    receiver.close();
  }

  @Test
  void eventsWaitForItInTheirOrderHoweverLong() {
    gone.set(true);
    deployment.create("lobby");
    deployment.delete("lobby");
    await().until(() -> deployment.counted("room.webhook.unsigned") > 0);
    deployment.alarm().advance(Duration.ofDays(2));
    assertThat(receiver.deliveries()).isEmpty();
    assertThat(deployment.receiver().ledger().totals().lastFault().map(Fault::reason))
        .contains("room.webhook.api-key is no key any more");

    gone.set(false);
    deployment.advanceUntil(() -> assertThat(receiver.told()).hasSize(2));

    assertThat(receiver.told()).containsExactly("room_started lobby", "room_finished lobby");
    assertThat(deployment.receiver().deadLetters().kept()).isEmpty();
    assertThat(deployment.counted("room.webhook.failed")).isZero();
  }

  @Test
  void theTimeToTryBeginsWhenItIsBack() {
    gone.set(true);
    deployment.create("lobby");
    deployment.alarm().awaitAndPass(PAUSE);
    deployment.alarm().advance(Duration.ofDays(2));
    double before = deployment.counted("room.webhook.unsigned");
    deployment.advanceUntil(
        () -> assertThat(deployment.counted("room.webhook.unsigned")).isGreaterThan(before + 1));

    receiver.answer(500);
    gone.set(false);
    deployment.advanceUntil(() -> assertThat(receiver.deliveries()).hasSize(2));

    assertThat(deployment.receiver().deadLetters().kept()).isEmpty();
  }

  @Test
  void deadLettersStayAsTheyAre() {
    LossRules once = new PatientRules(Duration.ZERO, 1_000, new Seed(1).random());
    deployment = deployment.restarted(Setup.USUAL.with(once).with(tokens()), receiver.url());
    receiver.answer(500);
    deployment.create("lobby");
    await().until(() -> !deployment.receiver().deadLetters().kept().isEmpty());
    DeadLetter letter = deployment.receiver().deadLetters().kept().getFirst();

    gone.set(true);
    deployment.receiver().redeliver(deployment.receiver().deadLetters().kept());
    await().until(() -> deployment.counted("room.webhook.unsigned") > 0);

    assertThat(deployment.receiver().deadLetters().kept()).containsExactly(letter);
    assertThat(receiver.deliveries()).hasSize(1);
  }

  private PayloadTokens tokens() {
    return (key, payload) -> {
      if (gone.get()) {
        throw new IllegalArgumentException("the API key is not known any more");
      }
      return TestDeployment.TOKENS.issue(key, payload);
    };
  }
}
