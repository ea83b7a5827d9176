package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NkFailedLoginsTest {
  private static final long WINDOW = 1_000;

  private final NkFailedLogins failed = new NkFailedLogins(2, WINDOW);

  @Test
  void barAnAddressAloneAndUntilItsWindowIsOver() {
    failed.add("a", 0);
    assertThat(failed.isBarred("a", 1)).isFalse();

    failed.add("a", 999);

    assertThat(failed.isBarred("a", 999)).isTrue();
    assertThat(failed.isBarred("b", 999)).isFalse();
    assertThat(failed.isBarred("a", 1_000)).isFalse();
  }

  @Test
  void countAnewInTheNextWindow() {
    failed.add("a", 0);
    failed.add("a", 1_000);

    assertThat(failed.isBarred("a", 1_000)).isFalse();
  }

  @Test
  void rememberNothingLongerThanThat() {
    failed.add("a", 0);
    failed.add("b", 10);
    assertThat(failed.size()).isEqualTo(2);

    failed.isBarred("c", 1_005);
    assertThat(failed.size()).isEqualTo(1);
  }

  @Test
  void rememberNotAnyNumberOfAddresses() {
    for (int address = 0; address < 100_010; address++) {
      failed.add("address-" + address, 0);
    }

    assertThat(failed.size()).isEqualTo(100_000);
  }

  @Test
  void areNotCountedWhereNoLimitHolds() {
    NkFailedLogins unlimited = new NkFailedLogins(0, WINDOW);

    unlimited.add("a", 0);

    assertThat(unlimited.isBarred("a", 0)).isFalse();
    assertThat(unlimited.size()).isZero();
  }
}
