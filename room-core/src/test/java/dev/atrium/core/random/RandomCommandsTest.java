package dev.atrium.core.random;

import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Room;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.SealedCases;
import dev.atrium.core.Seed;
import dev.atrium.core.TestEngine;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomCommandsTest {
  private static final int BATCH = 250;

  /**
   * What no command can come to here: it takes media, a full store, another node, or more than
   * there is time for.
   */
  private static final Set<Class<?>> UNREACHABLE =
      Set.of(
          RoomError.UnknownBackend.class,
          RoomError.RoomClassUnavailable.class,
          RoomError.RemoteUnmuteDisabled.class,
          RoomError.RpcFailed.class,
          RoomError.ParticipantDeparted.class,
          RoomError.Unauthenticated.class,
          RoomError.Contended.class,
          RoomError.MediaUnavailable.class,
          RoomError.StoreUnavailable.class,
          RoomError.TooManyTracks.class,
          RoomError.EventsForgotten.class);

  private final Seed seed = Seed.ofThisRun();
  private final RandomCommands commands = new RandomCommands(seed);

  @Test
  void leaveRoomsThatFollowFromTheirEventsAlone() {
    CommandRun run = run();
    Replay replay = new Replay(run.engine().store());

    for (int done = 0; done < RandomCommands.trial(); done += BATCH) {
      for (int i = 0; i < BATCH; i++) {
        run.run(commands.next());
      }
      replay.catchUp();
      assertOnlyLiveRoomsAreSeen(run.engine());
    }

    assertThat(replay.sids()).isGreaterThan(RandomCommands.trial() / 20);
  }

  @Test
  void comeToTheSameOnEnginesOfTheSameSeed() {
    CommandRun one = run();
    CommandRun other = run();

    for (int i = 0; i < 2_000; i++) {
      RandomCommand command = commands.next();
      assertThat(other.run(command)).as("%s: %s", i, command).isEqualTo(one.run(command));
    }

    assertThat(other.engine().store().all())
        .containsExactlyInAnyOrderElementsOf(one.engine().store().all());
  }

  @Test
  void areTheSameForTheSameSeed() {
    RandomCommands again = new RandomCommands(seed);

    for (int i = 0; i < 2_000; i++) {
      assertThat(again.next()).hasToString(commands.next().text());
    }
  }

  @Test
  void reachEveryKindOfEventAndMostRefusals() {
    CommandRun run = run();
    Set<Class<?>> events = new HashSet<>();
    Set<Class<?>> refusals = new HashSet<>();
    run.engine().rooms().subscribe(change -> events.add(change.event().getClass()));

    for (int i = 0; i < Math.max(20_000, RandomCommands.trial() / 5); i++) {
      if (run.run(commands.next()) instanceof RoomError error) {
        refusals.add(error.getClass());
      }
    }

    Set<Class<?>> never = new HashSet<>(SealedCases.of(RoomError.class));
    never.removeAll(refusals);
    assertThat(events).containsExactlyInAnyOrderElementsOf(SealedCases.of(RoomEvent.class));
    assertThat(never).isEqualTo(UNREACHABLE);
  }

  private CommandRun run() {
    return new CommandRun(TestEngine.create(RandomCommands.POLICY));
  }

  private static void assertOnlyLiveRoomsAreSeen(TestEngine engine) {
    Instant now = engine.clock().instant();
    assertThat(engine.rooms().list(OWNER))
        .containsExactlyInAnyOrderElementsOf(
            engine.store().all().stream().filter(room -> !room.isExpired(now)).toList())
        .extracting(Room::name)
        .doesNotHaveDuplicates();
    engine.expiry().sweep();
    assertThat(engine.store().all()).noneMatch(room -> isDue(room, now));
  }

  private static boolean isDue(Room room, Instant now) {
    return room.due().filter(instant -> !instant.isAfter(now)).isPresent();
  }
}
