package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AddressRatesTest {
  private long now;

  @Test
  void anAddressMayAskAgainAfterAPause() {
    AddressRates rates = new AddressRates(2, () -> now);
    for (int i = 0; i < 4; i++) {
      assertThat(rates.admits("192.0.2.1")).isTrue();
    }
    assertThat(rates.admits("192.0.2.1")).isFalse();

    now += TimeUnit.MILLISECONDS.toNanos(500);

    assertThat(rates.admits("192.0.2.1")).isTrue();
    assertThat(rates.admits("192.0.2.1")).isFalse();
  }

  @Test
  void thoseWhoAskAllTheTimeAreNotForgottenForOthers() {
    AddressRates rates = new AddressRates(1, () -> now);
    assertThat(rates.admits("192.0.2.1")).isTrue();
    assertThat(rates.admits("192.0.2.1")).isTrue();

    for (int i = 0; i < 25_000; i++) {
      assertThat(rates.admits("other " + i)).isTrue();
      if (i % 1_000 == 0) {
        assertThat(rates.admits("192.0.2.1")).isFalse();
      }
    }
  }

  @Test
  void withoutALimitEverybodyMayAsk() {
    AddressRates rates = new AddressRates(0, () -> now);

    for (int i = 0; i < 1_000; i++) {
      assertThat(rates.admits("192.0.2.1")).isTrue();
    }
  }
}
