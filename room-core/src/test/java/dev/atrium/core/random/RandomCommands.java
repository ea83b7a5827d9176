package dev.atrium.core.random;

import dev.atrium.core.Lifetime;
import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.Limits;
import dev.atrium.core.RoomDefaults;
import dev.atrium.core.RoomExtras;
import dev.atrium.core.RoomPreset;
import dev.atrium.core.Seed;
import dev.atrium.core.TestEngine;
import dev.atrium.core.engine.Policy;
import dev.atrium.core.engine.StayPolicy;
import java.time.Duration;
import java.util.Map;

/**
 * An endless run of commands over everything that the engine offers, the same for the same seed.
 * They speak of few rooms and few people and let time pass, so that they meet, collide, come too
 * late and are refused. Have a {@link CommandRun} do them.
 */
public final class RandomCommands {
  /** Short lives, little room, low limits: what the engines that are commanded should be given. */
  public static final Policy POLICY =
      new Policy(
          new RoomDefaults(
              new Lifetime.Idle(Duration.ofSeconds(15), Duration.ofSeconds(5)),
              Duration.ofSeconds(20),
              Duration.ofSeconds(30),
              0,
              RoomDefaults.STANDARD.media(),
              RoomExtras.NONE,
              Map.of(
                  "small",
                  new RoomPreset(LifetimeOptions.Idle.UNSET, 1, "preset", RoomExtras.NONE))),
          new Limits(64, 256, 256, 64, 256),
          8,
          true,
          true,
          TestEngine.NODE,
          new StayPolicy(
              "region",
              Duration.ofSeconds(30),
              Duration.ofSeconds(2),
              Duration.ofSeconds(8),
              2,
              Duration.ofMinutes(10)));

  private final Draw draw;
  private final RoomCommands rooms;
  private final StayCommands stays;
  private final AdminCommands admins;

  public RandomCommands(Seed seed) {
    draw = new Draw(seed.random());
    rooms = new RoomCommands(draw);
    stays = new StayCommands(draw, rooms);
    admins = new AdminCommands(draw, stays);
  }

  /** How many commands make a trial: a million if it is to be thorough. */
  public static int trial() {
    return Seed.isThorough() ? 1_000_000 : 20_000;
  }

  public RandomCommand next() {
    return switch (draw.below(10)) {
      case 0, 1, 2, 3 -> rooms.next();
      case 4, 5, 6, 7 -> stays.next();
      default -> admins.next();
    };
  }
}
