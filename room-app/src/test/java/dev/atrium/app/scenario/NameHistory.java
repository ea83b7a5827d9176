package dev.atrium.app.scenario;

import dev.atrium.app.scenario.Operation.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for one order of all operations on a name that explains every answer and contradicts no
 * clock: an operation that was answered before another one began comes before it. That there is
 * such an order is what linearizability means; names do not matter to each other, so each can be
 * judged alone.
 *
 * <p>The search is Wing and Gong's, with Lowe's memory of the places it has been to: it takes one
 * of the operations that may come next, goes on, and comes back when there is no way. An operation
 * that changes nothing, and whose answer fits, is taken at once: later it would fit no better, and
 * the others do not need it.
 */
final class NameHistory {
  private static final int MOST_PLACES = 5_000_000;

  private final List<Operation> operations;
  private final Map<String, List<Integer>> mentions = new HashMap<>();
  private final Set<Place> seen = new HashSet<>();
  private int furthest;

  private NameHistory(List<Operation> operations) {
    this.operations =
        operations.stream().sorted(Comparator.comparingLong(Operation::begin)).toList();
    for (int i = 0; i < this.operations.size(); i++) {
      int index = i;
      sid(this.operations.get(i))
          .ifPresent(sid -> mentions.computeIfAbsent(sid, key -> new ArrayList<>()).add(index));
    }
  }

  /**
   * Where the search is: everything before {@code first} is in order, and of the rest what {@code
   * ahead} says, counted from there.
   */
  private record Place(int first, BitSet ahead, Life life) {

    boolean holds(int operation) {
      return operation < first || ahead.get(operation - first);
    }

    Place with(int operation, Life next) {
      BitSet taken = (BitSet) ahead.clone();
      taken.set(operation - first);
      int gained = taken.nextClearBit(0);
      return new Place(first + gained, taken.get(gained, Math.max(gained, taken.length())), next);
    }
  }

  /**
   * The room of the name.
   *
   * @param sid empty while nobody has told it
   */
  private record Life(boolean present, String sid) {
    private static final Life NONE = new Life(false, "");
    private static final Life UNNAMED = new Life(true, "");

    static Life of(String sid) {
      return new Life(true, sid);
    }
  }

  /** What speaks against the history of the name; empty if there is an order that explains it. */
  static Optional<String> fault(List<Operation> ofOneName) {
    return new NameHistory(ofOneName).search();
  }

  private Optional<String> search() {
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(0, new BitSet(), Life.NONE));
    while (!open.isEmpty()) {
      Place place = settled(open.pop());
      if (place.first() == operations.size()) {
        return Optional.empty();
      }
      furthest = Math.max(furthest, place.first());
      if (seen.size() > MOST_PLACES) {
        return Optional.of("no order found among " + MOST_PLACES + " places");
      }
      if (seen.add(place)) {
        next(place).forEach(open::push);
      }
    }
    int from = Math.max(0, furthest - 5);
    return Optional.of(
        "no order explains the answers up to about "
            + operations.subList(from, Math.min(furthest + 20, operations.size())));
  }

  /** Takes whatever changes nothing and fits. */
  private Place settled(Place begin) {
    Place place = begin;
    for (boolean more = true; more; ) {
      more = false;
      for (int candidate : candidates(place)) {
        if (fitsAsItIs(operations.get(candidate).outcome(), place.life())) {
          place = place.with(candidate, place.life());
          more = true;
        }
      }
    }
    return place;
  }

  /** Those not in order yet that began before any of them was answered. */
  private List<Integer> candidates(Place place) {
    List<Integer> found = new ArrayList<>();
    long firstEnd = Long.MAX_VALUE;
    for (int i = place.first(); i < operations.size(); i++) {
      Operation operation = operations.get(i);
      if (operation.begin() > firstEnd) {
        break;
      }
      if (!place.holds(i)) {
        found.add(i);
        firstEnd = Math.min(firstEnd, operation.end());
      }
    }
    return found;
  }

  private List<Place> next(Place place) {
    List<Place> next = new ArrayList<>();
    for (int candidate : candidates(place)) {
      after(place, operations.get(candidate).outcome())
          .ifPresent(life -> next.add(place.with(candidate, life)));
    }
    return next.reversed(); // the first to begin is looked at first
  }

  private static boolean fitsAsItIs(Outcome outcome, Life life) {
    return switch (outcome) {
      case Outcome.Created e -> false;
      case Outcome.Deleted e -> false;
      case Outcome.CreatedOrFound e -> life.equals(Life.of(e.sid()));
      case Outcome.PresentAs e -> life.equals(Life.of(e.sid()));
      case Outcome.Present e -> life.present();
      case Outcome.Absent e -> !life.present();
    };
  }

  /** The room after the operation; empty if the answer does not fit there. */
  private Optional<Life> after(Place place, Outcome outcome) {
    Life life = place.life();
    return switch (outcome) {
      case Outcome.Created e -> life.present() ? Optional.empty() : Optional.of(Life.UNNAMED);
      case Outcome.Deleted e -> life.present() ? Optional.of(Life.NONE) : Optional.empty();
      case Outcome.CreatedOrFound e -> named(place, e.sid());
      case Outcome.PresentAs e -> life.present() ? named(place, e.sid()) : Optional.empty();
      case Outcome.Present e -> Optional.empty(); // it would have been taken as it is
      case Outcome.Absent e -> Optional.empty();
    };
  }

  /** A sid is of one life alone: it is told of none that was there before. */
  private Optional<Life> named(Place place, String sid) {
    Life life = place.life();
    if (life.present() && !life.sid().isEmpty()) {
      return Optional.of(life).filter(known -> known.sid().equals(sid));
    }
    boolean used = mentions.getOrDefault(sid, List.of()).stream().anyMatch(place::holds);
    return used ? Optional.empty() : Optional.of(Life.of(sid));
  }

  private static Optional<String> sid(Operation operation) {
    return switch (operation.outcome()) {
      case Outcome.CreatedOrFound e -> Optional.of(e.sid());
      case Outcome.PresentAs e -> Optional.of(e.sid());
      case Outcome.Created e -> Optional.empty();
      case Outcome.Deleted e -> Optional.empty();
      case Outcome.Present e -> Optional.empty();
      case Outcome.Absent e -> Optional.empty();
    };
  }
}
