package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.leased;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.EventsForgotten;
import dev.atrium.core.memory.LocalEventBus;
import dev.atrium.core.memory.MemoryRoomStore;
import org.junit.jupiter.api.Test;

class RememberingAnEventTest {
  private final TestEngine engine = TestEngine.create();

  @Test
  void findsItAmongLaterOnes() {
    StoredEvent begun = begin(engine, LOBBY);
    begin(engine, STUDIO);

    assertThat(engine.rooms().event(begun.mark())).isEqualTo(begun);
    assertThat(engine.rooms().eventsBetween(begun.id(), engine.rooms().latestEvent())).isOne();
  }

  @Test
  void isInVainWhereAnotherOneStandsInItsPlace() {
    StoredEvent begun = begin(engine, LOBBY);
    TestEngine other = engine(100, 7);
    StoredEvent stranger = begin(other, LOBBY);
    assertThat(stranger.id()).isEqualTo(begun.id());

    assertRefused(() -> other.rooms().event(begun.mark()), new EventsForgotten(begun.id()));
  }

  @Test
  void isInVainOnceItIsForgotten() {
    TestEngine forgetful = engine(2, 1);
    StoredEvent begun = begin(forgetful, LOBBY);
    forgetful.rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "one"));
    forgetful.rooms().updateMetadata(OWNER, new UpdateRoomMetadata(LOBBY, "two"));

    assertRefused(() -> forgetful.rooms().event(begun.mark()), new EventsForgotten(begun.id()));
  }

  @Test
  void isInVainWhereThereWasNone() {
    EventId nothing = engine.rooms().latestEvent();

    assertRefused(
        () -> engine.rooms().event(EventMark.beginning(nothing)), new EventsForgotten(nothing));
  }

  private static StoredEvent begin(TestEngine engine, RoomName name) {
    EventId before = engine.rooms().latestEvent();
    engine.rooms().create(OWNER, leased(name));
    return engine.rooms().eventsAfter(before, 1).getFirst();
  }

  private static TestEngine engine(int keptEvents, long seed) {
    LocalEventBus bus = new LocalEventBus(Runnable::run);
    MemoryRoomStore store = new MemoryRoomStore(bus, keptEvents);
    return TestEngine.over(store, bus, TestEngine.POLICY, new Seed(seed));
  }
}
