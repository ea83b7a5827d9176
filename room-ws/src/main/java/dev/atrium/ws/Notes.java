package dev.atrium.ws;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is still to be told, worked off in order by one task at a time. Taking a note never waits;
 * where there are too many they are given up, all of them.
 *
 * <p>A note may have a subject, of which it says all that there is to say: it takes the place of
 * the one of that subject that waits, and its own place is the last. Such notes do not count, as
 * there are no more of them than subjects. Notes are worked off in rounds, so that one that is
 * written again and again has its turn.
 */
public final class Notes {
  private static final Logger log = LoggerFactory.getLogger(Notes.class);

  private final int most;
  private final Executor executor;
  private final Runnable surrender;
  private final SequencedMap<Object, Note> waiting = new LinkedHashMap<>();
  private final Queue<Note> round = new ArrayDeque<>();
  private int counted;
  private boolean working;

  private record Note(Runnable task, boolean counts) {}

  /**
   * @param surrender is done in place of the notes that were given up, before those that follow
   */
  public Notes(int most, Executor executor, Runnable surrender) {
    this.most = most;
    this.executor = executor;
    this.surrender = surrender;
  }

  public void add(Runnable note) {
    add(new Object(), new Note(note, true));
  }

  /** In place of what waits of the same subject. */
  public void add(Object subject, Runnable note) {
    add(subject, new Note(note, false));
  }

  private void add(Object subject, Note note) {
    synchronized (waiting) {
      if (note.counts() && counted >= most) {
        log.warn("{} notes wait to be worked off: those are cut off who wait for that", most);
        waiting.clear();
        round.clear();
        round.add(new Note(surrender, true));
        counted = 1;
      }
      counted += note.counts() ? 1 : 0;
      waiting.putLast(subject, note);
      if (working) {
        return;
      }
      working = true;
    }
    start();
  }

  private void start() {
    try {
      executor.execute(this::workOff);
    } catch (RuntimeException | Error e) { // the next note tries again
      log.error("What is noted cannot be worked off now", e);
      synchronized (waiting) {
        working = false;
      }
    }
  }

  /** Whether everything that was noted is done. */
  public boolean isIdle() {
    synchronized (waiting) {
      return !working;
    }
  }

  private void workOff() {
    for (Note next = next(); next != null; next = next()) {
      try {
        next.task().run();
      } catch (RuntimeException | Error e) { // others wait: the thread must go on
        log.error("A note could not be worked off", e);
      }
    }
  }

  private @Nullable Note next() {
    synchronized (waiting) {
      if (round.isEmpty()) {
        beginRound();
      }
      Note next = round.poll();
      working = next != null;
      counted -= next != null && next.counts() ? 1 : 0;
      return next;
    }
  }

  private void beginRound() {
    for (var next = waiting.pollFirstEntry(); next != null; next = waiting.pollFirstEntry()) {
      round.add(next.getValue());
    }
  }
}
