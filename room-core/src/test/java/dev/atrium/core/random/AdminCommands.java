package dev.atrium.core.random;

import dev.atrium.core.DataPacket;
import dev.atrium.core.MuteTrack;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.PerformRpc;
import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RelocateParticipant;
import dev.atrium.core.RemoveParticipant;
import dev.atrium.core.RoomName;
import dev.atrium.core.SendData;
import dev.atrium.core.UpdateParticipant;
import dev.atrium.core.UpdateSubscriptions;
import dev.atrium.core.access.Caller;
import dev.atrium.core.random.Known.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Commands of those who administer participants. */
final class AdminCommands {
  private final Draw draw;
  private final StayCommands stays;

  AdminCommands(Draw draw, StayCommands stays) {
    this.draw = draw;
    this.stays = stays;
  }

  RandomCommand next() {
    return switch (draw.below(12)) {
      case 0, 1 -> list();
      case 2 -> get();
      case 3 -> remove();
      case 4, 5, 6, 7 -> update();
      case 8, 9 -> mute();
      default -> askForWhatIsNotStored();
    };
  }

  private RandomCommand list() {
    Caller caller = draw.caller();
    RoomName room = draw.name();
    return new RandomCommand(
        caller.name() + ": list those in " + room,
        (engine, known) -> engine.participants().list(caller, room));
  }

  private RandomCommand get() {
    Caller caller = draw.caller();
    RoomName room = draw.name();
    ParticipantIdentity identity = draw.identity();
    return new RandomCommand(
        caller.name() + ": get " + identity + " in " + room,
        (engine, known) -> engine.participants().get(caller, room, identity));
  }

  private RandomCommand remove() {
    Caller caller = draw.caller();
    RoomName room = draw.name();
    ParticipantIdentity identity = draw.identity();
    Optional<Instant> revokeUpTo =
        draw.oneIn(2) ? Optional.of(draw.tokenInstant()) : Optional.empty();
    RemoveParticipant command = new RemoveParticipant(room, identity, revokeUpTo);
    return RandomCommand.quiet(
        caller.name() + ": " + command,
        (engine, known) -> engine.participants().remove(caller, command));
  }

  private RandomCommand update() {
    Caller caller = draw.caller();
    Optional<Permission> permission =
        draw.oneIn(2) ? Optional.of(stays.permission()) : Optional.empty();
    ProfileChange change = stays.profileChange();
    UpdateParticipant command =
        new UpdateParticipant(draw.name(), draw.identity(), change, permission);
    return new RandomCommand(
        caller.name() + ": " + command,
        (engine, known) -> engine.participants().update(caller, command));
  }

  private RandomCommand mute() {
    Caller caller = draw.caller();
    int choice = draw.choice();
    boolean muted = !draw.oneIn(3);
    return new RandomCommand(
        caller.name() + (muted ? ": mute" : ": unmute") + " track " + choice,
        (engine, known) -> {
          if (known.hasNoPublication()) {
            return "nothing";
          }
          Publication its = known.publication(choice);
          MuteTrack command =
              new MuteTrack(its.stay().room().name(), its.stay().identity(), its.track(), muted);
          return engine.participants().mute(caller, command);
        });
  }

  private RandomCommand askForWhatIsNotStored() {
    RoomName room = draw.name();
    ParticipantIdentity identity = draw.identity();
    Caller caller = draw.caller();
    return switch (draw.below(4)) {
      case 0 -> {
        byte[] nonce = new byte[draw.oneIn(9) ? 3 : 16];
        nonce[0] = (byte) draw.below(20);
        DataPacket packet =
            new DataPacket(0, new byte[0], List.of(), List.of(), Optional.empty(), nonce);
        yield RandomCommand.quiet(
            caller.name() + ": send data to " + room,
            (engine, known) -> engine.participants().sendData(caller, new SendData(room, packet)));
      }
      case 1 -> {
        RelocateParticipant command =
            new RelocateParticipant(room, identity, draw.name(), draw.oneIn(2));
        yield RandomCommand.quiet(
            caller.name() + ": " + command,
            (engine, known) -> engine.participants().relocate(caller, command));
      }
      case 2 -> {
        PerformRpc command = new PerformRpc(room, identity, "greet", "", Duration.ofSeconds(1));
        yield new RandomCommand(
            caller.name() + ": " + command,
            (engine, known) -> engine.participants().performRpc(caller, command));
      }
      default -> {
        UpdateSubscriptions command =
            new UpdateSubscriptions(room, identity, List.of(), draw.oneIn(2));
        yield RandomCommand.quiet(
            caller.name() + ": " + command,
            (engine, known) -> engine.participants().updateSubscriptions(caller, command));
      }
    };
  }
}
