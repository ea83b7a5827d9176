package dev.atrium.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final List<Runnable> submitted = new ArrayList<>();
  private final List<Integer> done = new ArrayList<>();

  @Test
  void doesEverythingInOrderWithFewerTasks() {
    try (Batch batch = new Batch(submitted::add)) {
      IntStream.range(0, 100).forEach(i -> batch.execute(() -> done.add(i)));
    }

    assertThat(submitted).hasSizeBetween(2, 10);
    submitted.forEach(Runnable::run);
    assertThat(done).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void isNothingWithoutATask() {
    try (Batch batch = new Batch(submitted::add)) {
      assertThat(batch).isNotNull();
    }

    assertThat(submitted).isEmpty();
  }

  @Test
  void goesOnAfterATaskThatFails() {
    try (Batch batch = new Batch(submitted::add)) {
      batch.execute(
          () -> {
            throw new LinkageError("provoked");
          });
      batch.execute(() -> done.add(1));
    }

    submitted.forEach(Runnable::run);

    assertThat(done).containsExactly(1);
  }
}
