package dev.atrium.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class NotesTest {
  private final List<String> told = new ArrayList<>();
  private final Queue<Runnable> kept = new ArrayDeque<>();
  private boolean refusing;
  private final Notes notes = new Notes(10, this::execute, () -> told.add("surrender"));

  @Test
  void goOnAfterAnError() {
    notes.add(
        () -> {
          throw new LinkageError("provoked");
        });
    notes.add(() -> told.add("next"));

    assertThat(told).containsExactly("next");
  }

  @Test
  void areWorkedOffWithTheNextOneAfterTheExecutorRefused() {
    refusing = true;
    notes.add(() -> told.add("refused"));
    refusing = false;

    notes.add(() -> told.add("next"));

    assertThat(told).containsExactly("refused", "next");
    assertThat(notes.isIdle()).isTrue();
  }

  @Test
  void ofASubjectOnlyTheLastOneIsWorkedOffWhereItWasWritten() {
    Notes slow = slow(10);

    slow.add("a", () -> told.add("a1"));
    slow.add(() -> told.add("other"));
    slow.add("a", () -> told.add("a2"));
    slow.add("b", () -> told.add("b"));
    kept.remove().run();

    assertThat(told).containsExactly("other", "a2", "b");
  }

  @Test
  void areNotTooManyHoweverOftenASubjectIsWrittenOf() {
    Notes slow = slow(2);

    for (int i = 0; i < 1_000; i++) {
      int written = i;
      slow.add("a", () -> told.add("a" + written));
    }
    slow.add(() -> told.add("one"));
    slow.add(() -> told.add("two"));
    kept.remove().run();

    assertThat(told).containsExactly("a999", "one", "two");
  }

  @Test
  void areGivenUpWithThoseThatHaveASubject() {
    Notes slow = slow(1);

    slow.add("a", () -> told.add("a"));
    slow.add(() -> told.add("one"));
    slow.add(() -> told.add("two"));
    kept.remove().run();

    assertThat(told).containsExactly("surrender", "two");
  }

  @Test
  void haveTheirTurnHoweverOftenTheyAreWrittenAgain() {
    Notes slow = slow(10);

    slow.add(() -> goOn(slow, 1));
    slow.add("a", () -> told.add("a"));
    kept.remove().run();

    assertThat(told).containsExactly("1", "a", "2", "a", "3", "a");
  }

  /** Writes of the subject again before its turn comes, but behind something else. */
  private void goOn(Notes slow, int number) {
    told.add(Integer.toString(number));
    if (number < 3) {
      slow.add(() -> goOn(slow, number + 1));
      slow.add("a", () -> told.add("a"));
    }
  }

  @Test
  void ofASubjectAreReplacedWhileOthersAreWorkedOff() {
    Notes slow = slow(10);

    for (int i = 1; i <= 3; i++) {
      int written = i;
      slow.add(() -> slow.add("a", () -> told.add("a" + written)));
    }
    kept.remove().run();

    assertThat(told).containsExactly("a3");
  }

  private Notes slow(int most) {
    return new Notes(most, kept::add, () -> told.add("surrender"));
  }

  private void execute(Runnable task) {
    if (refusing) {
      throw new RejectedExecutionException("provoked");
    }
    task.run();
  }
}
