package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.scenario.Operation.Outcome;
import dev.atrium.app.scenario.Operation.Outcome.Absent;
import dev.atrium.app.scenario.Operation.Outcome.Created;
import dev.atrium.app.scenario.Operation.Outcome.CreatedOrFound;
import dev.atrium.app.scenario.Operation.Outcome.Deleted;
import dev.atrium.app.scenario.Operation.Outcome.Present;
import dev.atrium.app.scenario.Operation.Outcome.PresentAs;
import dev.atrium.core.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameHistoryTest {
  private final List<Operation> history = new ArrayList<>();

  @Test
  void whatHappensOneAfterAnotherIsExplained() {
    told(1, 2, new Absent());
    told(3, 4, new Created());
    told(5, 6, new PresentAs("s1"));
    told(7, 8, new CreatedOrFound("s1"));
    told(9, 10, new Deleted());
    told(11, 12, new CreatedOrFound("s2"));
    told(13, 14, new Present());

    assertExplained();
  }

  @Test
  void whatHappensAtOnceIsExplainedByAnyOrder() {
    told(1, 10, new Deleted());
    told(2, 9, new Present());
    told(3, 8, new CreatedOrFound("s1"));
    told(4, 7, new Absent());
    told(11, 12, new CreatedOrFound("s2"));

    assertExplained();
  }

  @Test
  void aDoubleWinnerIsNot() {
    told(1, 10, new Created());
    told(2, 9, new Created());
    told(20, 21, new Present());

    assertRejected();
  }

  @Test
  void twoDeletionsOfOneRoomAreNot() {
    told(1, 2, new Created());
    told(3, 8, new Deleted());
    told(4, 9, new Deleted());

    assertRejected();
  }

  @Test
  void aGhostIsNot() {
    told(1, 2, new CreatedOrFound("s1"));
    told(3, 4, new Deleted());
    told(5, 6, new Present());

    assertRejected();
  }

  @Test
  void aRoomThatComesBackUnderItsOldSidIsNot() {
    told(1, 2, new CreatedOrFound("s1"));
    told(3, 4, new Deleted());
    told(5, 6, new Created());
    told(7, 8, new PresentAs("s1"));

    assertRejected();
  }

  @Test
  void aStaleReadIsNot() {
    told(1, 2, new Created());
    told(3, 4, new Absent());

    assertRejected();
  }

  @Test
  void aReadThatGoesBackInTimeIsNot() {
    told(1, 20, new Created());
    told(2, 3, new Present());
    told(4, 5, new Absent());
    told(6, 7, new Present());

    assertRejected();
  }

  @Test
  void aRoomThatWasFoundThoughItIsNewIsNot() {
    told(1, 2, new Created());
    told(3, 4, new PresentAs("s1"));
    told(5, 6, new CreatedOrFound("s2"));

    assertRejected();
  }

  @Test
  void aDeletionThatFoundNothingInARoomThatLivesIsNot() {
    told(1, 2, new CreatedOrFound("s1"));
    told(3, 4, new Absent());
    told(5, 6, new PresentAs("s1"));

    assertRejected();
  }

  /** Histories with an order known to explain them pass; one changed answer is found. */
  @Test
  void oneWrongAnswerAmongThousandsIsFound() {
    Random random = Seed.ofThisRun().random();
    for (int round = 0; round < 20; round++) {
      List<Operation> good = random(random, 3_000);
      assertThat(NameHistory.fault(good)).as("round %d", round).isEmpty();

      int at = random.nextInt(good.size() - 500);
      List<Operation> bad = new ArrayList<>(good);
      Operation told = bad.get(at);
      Outcome early = new PresentAs(sidAfter(good, at + 300)); // of a room that is yet to be made
      bad.set(at, new Operation(told.client(), told.name(), told.begin(), told.end(), early));
      assertThat(NameHistory.fault(bad)).as("round %d", round).isPresent();
    }
  }

  /** Each operation takes place at one instant, and its client learns of it around that. */
  private static List<Operation> random(Random random, int count) {
    List<Operation> made = new ArrayList<>();
    String sid = "";
    for (int i = 0; i < count; i++) {
      boolean present = !sid.isEmpty();
      Outcome outcome;
      switch (random.nextInt(4)) {
        case 0 -> {
          outcome = present ? new Present() : new Created();
          sid = present ? sid : "s" + i;
        }
        case 1 -> {
          sid = present ? sid : "s" + i;
          outcome = new CreatedOrFound(sid);
        }
        case 2 -> {
          outcome = present ? new Deleted() : new Absent();
          sid = "";
        }
        default -> outcome = present ? new PresentAs(sid) : new Absent();
      }
      long instant = i * 10L;
      made.add(
          new Operation(
              "c" + i,
              "room",
              instant - random.nextInt(60),
              instant + 1 + random.nextInt(60),
              outcome));
    }
    return made;
  }

  private static String sidAfter(List<Operation> operations, int index) {
    return operations.stream()
        .skip(index)
        .flatMap(
            operation ->
                operation.outcome() instanceof CreatedOrFound found
                    ? Stream.of(found.sid())
                    : Stream.empty())
        .findFirst()
        .orElseThrow();
  }

  private void told(long begin, long end, Outcome outcome) {
    history.add(new Operation("client-" + history.size(), "room", begin, end, outcome));
  }

  private void assertExplained() {
    assertThat(NameHistory.fault(history)).isEmpty();
  }

  private void assertRejected() {
    assertThat(NameHistory.fault(history)).isPresent();
  }
}
