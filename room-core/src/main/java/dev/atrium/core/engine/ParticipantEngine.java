package dev.atrium.core.engine;

import dev.atrium.core.MuteTrack;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Participants;
import dev.atrium.core.PerformRpc;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RelocateParticipant;
import dev.atrium.core.RemoveParticipant;
import dev.atrium.core.Room;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomSignal.DataSent;
import dev.atrium.core.RoomSignal.MuteRequested;
import dev.atrium.core.RoomSignal.SubscriptionsChanged;
import dev.atrium.core.SendData;
import dev.atrium.core.Track;
import dev.atrium.core.UpdateParticipant;
import dev.atrium.core.UpdateSubscriptions;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.media.DataMessage;
import dev.atrium.core.port.EventBus;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@link Participants} over the ports. */
final class ParticipantEngine implements Participants {
  private static final int NONCE_LENGTH = 16;

  private final Policy policy;
  private final LiveRooms live;
  private final EventBus bus;
  private final Removals removals;
  private final RemoteProcedures procedures;
  private final RecentNonces nonces = new RecentNonces();

  ParticipantEngine(Ports ports, Policy policy, LiveRooms live, RemoteProcedures procedures) {
    this.policy = policy;
    this.live = live;
    this.bus = ports.bus();
    this.removals = new Removals(policy.stays(), live);
    this.procedures = procedures;
    bus.subscribe(nonces);
  }

  @Override
  public List<Participant> list(Caller caller, RoomName room) {
    caller.require(Grant.ROOM_ADMIN, room);
    return live.find(room)
        .map(found -> List.copyOf(found.participants().values()))
        .orElse(List.of());
  }

  @Override
  public Participant get(Caller caller, RoomName room, ParticipantIdentity identity) {
    caller.require(Grant.ROOM_ADMIN, room);
    return participant(room, identity);
  }

  @Override
  public void remove(Caller caller, RemoveParticipant command) {
    caller.require(Grant.ROOM_ADMIN, command.room());
    removals.remove(command);
  }

  @Override
  public Participant update(Caller caller, UpdateParticipant command) {
    check(command.profile()); // before the grant, as recorded
    caller.require(Grant.ROOM_ADMIN, command.room());
    Room room =
        change(
            command.room(),
            command.identity(),
            draft -> {
              UpdateRules.update(draft, command.identity(), command.profile());
              command
                  .permission()
                  .ifPresent(changed -> UpdateRules.update(draft, command.identity(), changed));
            });
    return room.participant(command.identity())
        .orElseThrow(() -> notFound(command.room(), command.identity()));
  }

  @Override
  public Optional<Track> mute(Caller caller, MuteTrack command) {
    caller.require(Grant.ROOM_ADMIN, command.room());
    Room asked = roomWith(command.room(), command.identity());
    if (!command.muted() && !policy.remoteUnmute()) {
      throw new RoomException(new RoomError.RemoteUnmuteDisabled());
    }
    // First: a client that sees its track muted before it was asked to unmutes it (signalling §4).
    bus.send(new MuteRequested(asked.ref(), command.identity(), command.track(), command.muted()));
    Room room =
        change(
            command.room(),
            command.identity(),
            draft -> {
              Participant participant = draft.participant(command.identity());
              if (participant.anyTrack(command.track()).isPresent()) {
                TrackRules.mute(draft, participant, command.track(), command.muted());
              }
            });
    return room.participant(command.identity())
        .flatMap(participant -> participant.anyTrack(command.track()));
  }

  @Override
  public void updateSubscriptions(Caller caller, UpdateSubscriptions command) {
    caller.require(Grant.ROOM_ADMIN, command.room());
    Room room = roomWith(command.room(), command.identity());
    bus.send(
        new SubscriptionsChanged(
            room.ref(), command.identity(), command.tracks(), command.subscribe()));
  }

  @Override
  public void sendData(Caller caller, SendData command) {
    caller.require(Grant.ROOM_ADMIN, command.room());
    byte[] nonce = command.packet().nonce();
    if (nonce.length != 0 && nonce.length != NONCE_LENGTH) {
      throw new RoomException(new RoomError.NonceLengthInvalid(nonce.length));
    }
    Room room = live.get(command.room());
    if (nonces.isNew(room.sid(), nonce)) {
      bus.send(new DataSent(room.ref(), DataMessage.of(command.packet())));
    }
  }

  @Override
  public void relocate(Caller caller, RelocateParticipant command) {
    caller.requireRelocation(command.room(), command.destination());
    if (command.room().equals(command.destination())) {
      throw new RoomException(new RoomError.DestinationIsSource(command.room()));
    }
    participant(command.room(), command.identity());
    throw new RoomException(new RoomError.RelocationUnsupported());
  }

  @Override
  public String performRpc(Caller caller, PerformRpc command) {
    caller.require(Grant.ROOM_ADMIN, command.room());
    if (command.destination().value().isEmpty()) {
      throw new RoomException(new RoomError.DestinationIdentityMissing());
    }
    Room room = roomWith(command.room(), command.destination());
    Participant asked = room.participant(command.destination()).orElseThrow();
    return procedures.perform(room, asked, command);
  }

  private void check(ProfileChange change) {
    change.name().ifPresent(policy.limits()::checkParticipantName);
    change.metadata().ifPresent(policy.limits()::checkMetadata);
    policy.limits().checkAttributes(change.attributes());
  }

  /** A room that is not there has no participants: the wires say the same of both. */
  private Participant participant(RoomName room, ParticipantIdentity identity) {
    return roomWith(room, identity).participant(identity).orElseThrow();
  }

  private Room roomWith(RoomName room, ParticipantIdentity identity) {
    return live.find(room)
        .filter(found -> found.participant(identity).isPresent())
        .orElseThrow(() -> notFound(room, identity));
  }

  private Room change(RoomName name, ParticipantIdentity identity, Consumer<Draft> rule) {
    return live.change(
        name,
        (existing, revoked, now) -> {
          Draft draft = new Draft(existing.orElseThrow(() -> notFound(name, identity)), now);
          rule.accept(draft);
          return draft.events();
        });
  }

  private static RoomException notFound(RoomName room, ParticipantIdentity identity) {
    return new RoomException(new ParticipantNotFound(room, identity));
  }
}
