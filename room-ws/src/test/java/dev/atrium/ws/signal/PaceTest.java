package dev.atrium.ws.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private long now = 5_000;
  private final Pace pace = new Pace(200, () -> now);

  @Test
  void whatASecondAllowsMayComeTogether() {
    assertThat(allowed(1_000)).isEqualTo(200);
  }

  @Test
  void afterThatSoManyASecond() {
    allowed(1_000);

    now += 100;
    assertThat(allowed(1_000)).isEqualTo(20);
    now += 1_000;
    assertThat(allowed(1_000)).isEqualTo(200);
  }

  @Test
  void whatWasNotUsedForLongIsNotSaved() {
    now += 3_600_000;

    assertThat(allowed(1_000)).isEqualTo(200);
  }

  private long allowed(int asked) {
    return IntStream.range(0, asked).filter(i -> pace.allows()).count();
  }
}
