package dev.atrium.core.engine;

import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantState;
import dev.atrium.core.Room;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomListener;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSignal;
import dev.atrium.core.RoomSignal.DataSent;
import dev.atrium.core.StayRef;
import dev.atrium.core.media.DataChannel;
import dev.atrium.core.media.DataCodec;
import dev.atrium.core.media.DataMessage;
import dev.atrium.core.media.LegRef;
import dev.atrium.core.port.DataEndpoint;
import dev.atrium.core.port.DataListener;
import dev.atrium.core.port.EventBus;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Data to and from the legs of this node. What a client sends is said on the bus, marked with who
 * sent it, and each node hands it to its own legs; the server trusts no client to say who it is
 * (LiveKit signalling §5).
 */
final class DataChannels implements RoomListener, DataListener {
  private static final Logger log = LoggerFactory.getLogger(DataChannels.class);

  private final DataEndpoint endpoint;
  private final DataCodec codec;
  private final EventBus bus;
  private final MediaRooms rooms;
  private final RoomTasks tasks;
  private final RpcCalls calls = new RpcCalls();

  DataChannels(Ports ports, MediaRooms rooms) {
    this.endpoint = ports.media().data();
    this.codec = ports.media().codec();
    this.bus = ports.bus();
    this.rooms = rooms;
    this.tasks = new RoomTasks(ports.media().executor());
  }

  /** The procedures that clients have been asked to perform. */
  RpcCalls calls() {
    return calls;
  }

  /** A leg of the participant, held here, through which it can be told things now. */
  Optional<LegRef> channel(RoomRef room, Participant participant) {
    StayRef stay = new StayRef(room, participant.identity(), participant.sid());
    return participant.legs().stream()
        .map(leg -> new LegRef(stay, leg.id()))
        .filter(leg -> rooms.isHere(participant, leg))
        .filter(endpoint::reaches)
        .findFirst();
  }

  void send(LegRef leg, DataMessage message) {
    endpoint.send(leg, message.channel(), codec.write(message));
  }

  @Override
  public void received(LegRef from, DataChannel channel, byte[] message) {
    try {
      codec.read(channel, message).ifPresent(read -> received(from, read));
    } catch (RuntimeException e) {
      log.warn("A message of {} was lost", from.stay().sid(), e);
    }
  }

  private void received(LegRef from, DataMessage message) {
    boolean allowed =
        rooms
            .room(from.room())
            .flatMap(room -> room.participant(from.stay().identity()))
            .filter(sender -> rooms.isHere(sender, from))
            .filter(sender -> sender.permission().canPublishData())
            .isPresent();
    if (allowed && !calls.answered(from.stay(), message.body())) {
      bus.send(new DataSent(from.room(), message.sentBy(from.stay())));
    }
  }

  @Override
  public void changed(RoomChange change) {
    if (change.event() instanceof ParticipantLeft left) {
      Participant gone = left.participant();
      calls.left(new StayRef(left.room(), gone.identity(), gone.sid()));
    }
  }

  @Override
  public void signalled(RoomSignal signal) {
    if (signal instanceof DataSent sent) {
      tasks.add(sent.room().sid(), delivery(sent));
    }
  }

  private RoomTask delivery(DataSent sent) {
    DataMessage message = sent.message();
    return new RoomTask(
        () -> rooms.room(sent.room()).ifPresent(room -> deliver(room, message)),
        message.channel() == DataChannel.LOSSY,
        message.size());
  }

  /** What may get lost is not for those who are still joining. */
  private void deliver(Room room, DataMessage message) {
    boolean toAll = message.channel() == DataChannel.RELIABLE;
    byte[] bytes = codec.write(message);
    room.participants().values().stream()
        .filter(message::isFor)
        .filter(one -> toAll || one.state() == ParticipantState.ACTIVE)
        .flatMap(one -> channel(room.ref(), one).stream())
        .forEach(leg -> deliver(leg, message.channel(), bytes));
  }

  private void deliver(LegRef leg, DataChannel channel, byte[] bytes) {
    try {
      endpoint.send(leg, channel, bytes);
    } catch (RuntimeException e) {
      log.warn("A message for {} was lost", leg.stay().sid(), e);
    }
  }
}
