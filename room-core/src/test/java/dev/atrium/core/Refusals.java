package dev.atrium.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about what is refused. */
public final class Refusals {

  private Refusals() {}

  public static void assertRefused(ThrowingCallable request, RoomError error) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            RoomException.class, e -> Assertions.assertThat(e.error()).isEqualTo(error));
  }
}
