package dev.atrium.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityTest {
  @Test
  void isSharedByAllAddresses() {
    Capacity capacity = new Capacity(2, 0);

    assertThat(capacity.take("a")).isPresent();
    assertThat(capacity.take("b")).isPresent();

    assertThat(capacity.isFullFor("c")).isTrue();
    assertThat(capacity.take("c")).isEmpty();
  }

  @Test
  void isNotForOneAddressAlone() {
    Capacity capacity = new Capacity(9, 2);
    capacity.take("a");
    Capacity.Place place = capacity.take("a").orElseThrow();

    assertThat(capacity.take("a")).isEmpty();
    assertThat(capacity.take("b")).isPresent();

    capacity.giveBack(place);
    assertThat(capacity.take("a")).isPresent();
  }

  @Test
  void isWholeAgainWhenEveryPlaceIsGivenBack() {
    Capacity capacity = new Capacity(1, 1);

    for (int round = 0; round < 3; round++) {
      capacity.giveBack(capacity.take("a").orElseThrow());
    }

    assertThat(capacity.isFullFor("a")).isFalse();
  }
}
