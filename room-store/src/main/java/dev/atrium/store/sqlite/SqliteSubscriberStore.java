package dev.atrium.store.sqlite;

import dev.atrium.core.DeadLetter;
import dev.atrium.core.DeadLetters;
import dev.atrium.core.EventId;
import dev.atrium.core.Progress;
import dev.atrium.core.RoomError.StoreUnavailable;
import dev.atrium.core.RoomException;
import dev.atrium.core.SubscriberName;
import dev.atrium.core.port.SubscriberStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Subscribers in the file of the rooms. Reads and writes go through the one thread that writes. */
final class SqliteSubscriberStore implements SubscriberStore {
  private final CommitQueue queue;
  private final SubscriberTable subscribers;
  private final DeadLetterTable letters;

  SqliteSubscriberStore(Database database, CommitQueue queue) {
    this.queue = queue;
    this.subscribers = new SubscriberTable(database);
    this.letters = new DeadLetterTable(database);
  }

  @Override
  public Set<SubscriberName> names() {
    return ask(subscribers::names);
  }

  @Override
  public Optional<Progress> find(SubscriberName name) {
    return ask(() -> subscribers.find(name));
  }

  @Override
  public void save(SubscriberName name, Progress progress) {
    run(() -> subscribers.save(name, progress));
  }

  @Override
  public void remove(SubscriberName name) {
    run(
        () -> {
          Optional<Long> id = subscribers.id(name);
          if (id.isPresent()) {
            letters.removeAll(id.get());
            subscribers.remove(id.get());
          }
        });
  }

  @Override
  public DeadLetters deadLetters(SubscriberName name) {
    return ask(
        () -> {
          Optional<Long> id = subscribers.id(name);
          return id.isPresent() ? letters.of(id.get()) : new DeadLetters(List.of(), 0);
        });
  }

  @Override
  public void bury(SubscriberName name, DeadLetter letter) {
    run(
        () -> {
          Optional<Long> id = subscribers.id(name);
          if (id.isPresent()) {
            letters.put(id.get(), letter);
          }
        });
  }

  @Override
  public void discard(SubscriberName name, Set<EventId> events) {
    run(
        () -> {
          Optional<Long> id = subscribers.id(name);
          if (id.isPresent()) {
            letters.remove(id.get(), events);
          }
        });
  }

  private <T> T ask(Question<T> question) {
    AtomicReference<T> answer = new AtomicReference<>();
    run(() -> answer.set(question.answer()));
    return answer.get();
  }

  private void run(Errand.Work work) {
    Errand errand = new Errand(work);
    if (!queue.add(errand)) {
      throw new RoomException(new StoreUnavailable());
    }
    errand.await();
  }

  @FunctionalInterface
  private interface Question<T> {
    T answer() throws SQLException;
  }
}
