package dev.atrium.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class NotesTest {
  private final List<String> told = new ArrayList<>();
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

  private void execute(Runnable task) {
    if (refusing) {
      throw new RejectedExecutionException("provoked");
    }
    task.run();
  }
}
