package dev.atrium.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomSid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RoomBacklogTest {
  private static final int MANY = RoomBacklog.MAX_WAITING;
  private static final int ALL = RoomBacklog.MAX_BYTES;

  private final RoomBacklog backlog = new RoomBacklog(new RoomSid("RM_lobby"));
  private final List<String> taken = new ArrayList<>();

  @Test
  void refusesReliableWorkBeyondWhatMayWait() {
    for (int i = 0; i < MANY + 2; i++) {
      reliable("task " + i, 0);
    }

    takeAll();

    assertThat(taken).hasSize(MANY).endsWith("task " + (MANY - 1));
  }

  @Test
  void refusesReliableWorkWhoseBytesAreTooMany() {
    reliable("fits", ALL - 1);
    reliable("does not", 2);
    reliable("just fits", 1);

    takeAll();

    assertThat(taken).containsExactly("fits", "just fits");
  }

  @Test
  void refusesLossyWorkForWhichThereIsNoSpace() {
    lossy("early", 1);
    reliable("large", ALL - 1);
    lossy("late", 1);

    takeAll();

    assertThat(taken).containsExactly("early", "large");
  }

  @Test
  void givesUpLossyWorkForReliableWork() {
    reliable("before", 1);
    for (int i = 0; i < MANY; i++) {
      lossy("lossy", 1);
    }
    reliable("after", 1);

    takeAll();

    assertThat(taken).containsExactly("before", "after");
  }

  @Test
  void givesUpNoLossyWorkForReliableWorkThatDoesNotFitAnyway() {
    reliable("large", ALL - 1);
    lossy("small", 1);
    reliable("too large", 2);

    takeAll();

    assertThat(taken).containsExactly("large", "small");
  }

  @Test
  void takesWorkOfAnySizeWhereNothingWaits() {
    reliable("huge", ALL + 1);
    take();
    lossy("also huge", ALL + 1);
    reliable("instead", ALL + 1);

    takeAll();

    assertThat(taken).containsExactly("huge", "instead");
  }

  @Test
  void hasSpaceAgainForWhatWasTaken() {
    reliable("large", ALL - 1);
    reliable("small", 1);
    take();
    reliable("next", ALL - 1);

    takeAll();

    assertThat(taken).containsExactly("large", "small", "next");
  }

  @Test
  void hasSpaceAgainForWhatWasGivenUp() {
    lossy("lost", ALL - 1);
    reliable("instead", 2);
    reliable("next", ALL - 2);

    takeAll();

    assertThat(taken).containsExactly("instead", "next");
  }

  @Test
  void takenLossyWorkMakesNoMoreWay() {
    lossy("taken", ALL - 2);
    reliable("small", 2);
    take();
    reliable("too large", ALL - 1);
    lossy("waits", 1);
    reliable("still too large", ALL - 1);

    takeAll();

    assertThat(taken).containsExactly("taken", "small", "waits");
  }

  @Test
  void lossyWorkThatWasGivenUpMakesNoMoreWay() {
    lossy("lost", ALL - 1);
    reliable("instead", 2);
    reliable("too large", ALL);
    lossy("waits", 1);
    reliable("still too large", ALL);

    takeAll();

    assertThat(taken).containsExactly("instead", "waits");
  }

  private void reliable(String name, int bytes) {
    backlog.add(new RoomTask(() -> taken.add(name), false, bytes));
  }

  private void lossy(String name, int bytes) {
    backlog.add(new RoomTask(() -> taken.add(name), true, bytes));
  }

  private void take() {
    Objects.requireNonNull(backlog.poll()).work().run();
  }

  private void takeAll() {
    while (backlog.size() > 0) {
      take();
    }
  }
}
