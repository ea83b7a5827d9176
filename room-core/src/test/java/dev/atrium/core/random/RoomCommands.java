package dev.atrium.core.random;

import dev.atrium.core.CreateRoom;
import dev.atrium.core.DeleteRoom;
import dev.atrium.core.IfExists;
import dev.atrium.core.LeaveReason;
import dev.atrium.core.LifetimeOptions;
import dev.atrium.core.MediaOptions;
import dev.atrium.core.Room;
import dev.atrium.core.RoomExtras;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomNaming;
import dev.atrium.core.RoomOptions;
import dev.atrium.core.RoomStatus;
import dev.atrium.core.TestEngine;
import dev.atrium.core.UpdateRoomMetadata;
import dev.atrium.core.access.Caller;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands about rooms, and the passing of time. */
final class RoomCommands {
  private final Draw draw;

  RoomCommands(Draw draw) {
    this.draw = draw;
  }

  RandomCommand next() {
    return switch (draw.below(20)) {
      case 0, 1, 2, 3, 4 -> create();
      case 5 -> createUnnamed();
      case 6 -> delete();
      case 7 -> deleteBySid();
      case 8, 9, 10 -> renew();
      case 11, 12 -> updateMetadata();
      case 13, 14 -> updateStatus();
      case 15 -> get();
      case 16 -> list();
      case 17 -> listNamed();
      default -> passTime();
    };
  }

  /** What a joiner makes a room with, too. */
  RoomOptions options() {
    return new RoomOptions(
        lifetime(),
        draw.oneIn(30) ? Optional.of(draw.oneIn(2) ? "small" : "unknown") : Optional.empty(),
        draw.below(4),
        draw.oneIn(3) ? draw.text() : "",
        MediaOptions.UNSET,
        RoomExtras.NONE);
  }

  private LifetimeOptions lifetime() {
    return switch (draw.below(4)) {
      case 0 -> new LifetimeOptions.Lease();
      case 1 -> new LifetimeOptions.Activity(Optional.of(draw.timeout()));
      case 2 -> LifetimeOptions.Idle.UNSET;
      default -> new LifetimeOptions.Idle(Optional.of(draw.timeout()), Optional.of(draw.timeout()));
    };
  }

  private RandomCommand create() {
    IfExists ifExists = draw.oneIn(2) ? IfExists.RETURN : IfExists.REJECT;
    return create(
        new CreateRoom(Optional.of(draw.name()), RoomNaming.BY_CREATOR, ifExists, options()));
  }

  private RandomCommand createUnnamed() {
    return create(
        new CreateRoom(
            Optional.empty(), draw.of(List.of(RoomNaming.values())), IfExists.REJECT, options()));
  }

  private RandomCommand create(CreateRoom command) {
    Caller caller = draw.caller();
    return new RandomCommand(
        caller.name() + ": " + command,
        (engine, known) -> remember(known, engine.rooms().create(caller, command)));
  }

  private RandomCommand delete() {
    Caller caller = draw.caller();
    DeleteRoom command = new DeleteRoom(draw.name(), draw.oneIn(2));
    return new RandomCommand(
        caller.name() + ": " + command, (engine, known) -> engine.rooms().delete(caller, command));
  }

  private RandomCommand deleteBySid() {
    int choice = draw.choice();
    return new RandomCommand(
        "delete the life " + choice,
        (engine, known) -> {
          RoomName sid = new RoomName(known.room(choice).sid().value());
          return engine.rooms().delete(TestEngine.OWNER, new DeleteRoom(sid, true));
        });
  }

  private RandomCommand renew() {
    Caller caller = draw.caller();
    RoomName name = draw.name();
    return new RandomCommand(
        caller.name() + ": renew " + name, (engine, known) -> engine.rooms().renew(caller, name));
  }

  private RandomCommand updateMetadata() {
    Caller caller = draw.caller();
    UpdateRoomMetadata command = new UpdateRoomMetadata(draw.name(), draw.text());
    return new RandomCommand(
        caller.name() + ": " + command,
        (engine, known) -> engine.rooms().updateMetadata(caller, command));
  }

  private RandomCommand updateStatus() {
    Caller caller = draw.caller();
    RoomName name = draw.name();
    RoomStatus changed = new RoomStatus(Map.of("item " + draw.below(3), "" + draw.below(9)));
    return new RandomCommand(
        caller.name() + ": " + name + " has " + changed,
        (engine, known) -> engine.rooms().updateStatus(caller, name, changed));
  }

  /** With the lease, which is worked out from the room and the time. */
  private RandomCommand get() {
    Caller caller = draw.caller();
    RoomName name = draw.name();
    return new RandomCommand(
        caller.name() + ": get " + name,
        (engine, known) -> {
          Room room = engine.rooms().get(caller, name);
          return List.of(room, engine.rooms().lease(room));
        });
  }

  private RandomCommand list() {
    Caller caller = draw.caller();
    return new RandomCommand(
        caller.name() + ": list", (engine, known) -> new HashSet<>(engine.rooms().list(caller)));
  }

  private RandomCommand listNamed() {
    List<RoomName> names = List.of(draw.name(), draw.name(), draw.name());
    return new RandomCommand(
        "list " + names, (engine, known) -> engine.rooms().list(TestEngine.OWNER, names));
  }

  /** Mostly a little, seldom much, and now and then backwards. */
  private RandomCommand passTime() {
    Duration time =
        switch (draw.below(40)) {
          case 0 -> Duration.ofHours(1);
          case 1 -> Duration.ofSeconds(-20);
          default -> Duration.ofMillis(draw.below(2_000));
        };
    if (draw.oneIn(200)) {
      return loseNode();
    }
    boolean sweep = draw.oneIn(2);
    return new RandomCommand(
        time + " pass" + (sweep ? ", sweep" : ""),
        (engine, known) -> {
          engine.clock().advance(time);
          return sweep ? engine.expiry().sweep() : 0;
        });
  }

  private static RandomCommand loseNode() {
    return new RandomCommand(
        "the node is lost",
        (engine, known) -> engine.recovery().endLegsOf(TestEngine.NODE, LeaveReason.NODE_LOST));
  }

  private static Room remember(Known known, Room room) {
    known.add(room.ref());
    return room;
  }
}
