package dev.atrium.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomSid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RoomTasksTest {
  private static final RoomSid LOBBY = new RoomSid("RM_lobby");
  private static final RoomSid ANNEX = new RoomSid("RM_annex");

  private final Queue<Runnable> submitted = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private boolean full;
  private final RoomTasks tasks = new RoomTasks(this::submit);

  @Test
  void worksOffWhatWaitsInARoomInItsOrder() {
    add(LOBBY, "first", 1);
    add(LOBBY, "second", 1);
    add(LOBBY, "third", 1);
    assertThat(submitted).hasSize(1);

    work();

    assertThat(done).containsExactly("first", "second", "third");
  }

  @Test
  void goesOnAfterATaskThatFails() {
    add(
        () -> {
          throw new IllegalStateException("a task that fails");
        });
    add(LOBBY, "next", 1);

    work();

    assertThat(done).containsExactly("next");
  }

  @Test
  void goesOnAfterATaskThatFailsBadly() {
    add(
        () -> {
          throw new LinkageError("a task that fails badly");
        });
    add(LOBBY, "next", 1);
    work();

    add(LOBBY, "later", 1);
    work();

    assertThat(done).containsExactly("next", "later");
  }

  @Test
  void takesWorkAgainAfterTheExecutorHasRefusedSome() {
    full = true;
    add(LOBBY, "refused", 1);
    full = false;

    add(LOBBY, "taken", 1);
    work();

    assertThat(done).containsExactly("taken");
  }

  @Test
  void losesWhatARoomHasNoSpaceForAndLeavesOtherRoomsTheirs() {
    add(LOBBY, "large", RoomBacklog.MAX_BYTES);
    add(LOBBY, "lost", 1);
    add(ANNEX, "elsewhere", 1);

    work();

    assertThat(done).containsExactly("large", "elsewhere");
  }

  private void add(RoomSid room, String name, int bytes) {
    tasks.add(room, new RoomTask(() -> done.add(name), false, bytes));
  }

  private void add(Runnable work) {
    tasks.add(LOBBY, new RoomTask(work, false, 1));
  }

  private void submit(Runnable work) {
    if (full) {
      throw new RejectedExecutionException("full");
    }
    submitted.add(work);
  }

  private void work() {
    while (!submitted.isEmpty()) {
      submitted.remove().run();
    }
  }
}
