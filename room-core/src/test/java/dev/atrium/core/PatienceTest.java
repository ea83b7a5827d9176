package dev.atrium.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.EvaluatedCondition;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void isTheLimitOfAwaitilityWithoutAnybodySayingSo() {
    AtomicReference<Long> left = new AtomicReference<>(0L);
    ConditionEvaluationListener<Boolean> listening =
        (EvaluatedCondition<Boolean> condition) -> left.set(condition.getRemainingTimeInMS());
    Callable<Boolean> done = () -> true;

    await().conditionEvaluationListener(listening).until(done);

    assertThat(left.get()).isGreaterThan(Patience.MILLIS / 2);
  }
}
