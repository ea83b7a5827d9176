package dev.atrium.core.media;

import dev.atrium.core.DataPacket;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.StayRef;
import java.util.List;
import java.util.Optional;

/**
 * What travels over the data channels of legs. Its receivers are those whose identity or sid is
 * named; where nobody is, everyone in the room. Its sender is none of them.
 *
 * @param from empty for what the server says
 * @param original as the sender's client put it, in the form of a {@link DataCodec}; empty for what
 *     the server says
 */
@SuppressWarnings("ArrayRecordComponent") // forwarded, never compared
public record DataMessage(
    Optional<StayRef> from,
    List<ParticipantIdentity> destinations,
    List<ParticipantSid> destinationSids,
    DataChannel channel,
    DataBody body,
    byte[] original) {
  private static final byte[] NONE = {};

  /** About how many bytes it takes to keep a text of no characters. */
  private static final int REFERENCE = 64;

  public DataMessage {
    destinations = List.copyOf(destinations);
    destinationSids = List.copyOf(destinationSids);
  }

  /** What the server says to those whom the packet names. */
  public static DataMessage of(DataPacket packet) {
    DataChannel channel = packet.kind() == 0 ? DataChannel.RELIABLE : DataChannel.LOSSY;
    return new DataMessage(
        Optional.empty(),
        packet.destinations(),
        packet.destinationSids(),
        channel,
        new DataBody.Packet(packet),
        NONE);
  }

  /** What the server asks of one participant. */
  public static DataMessage of(DataBody.RpcRequest request, ParticipantIdentity destination) {
    return new DataMessage(
        Optional.empty(), List.of(destination), List.of(), DataChannel.RELIABLE, request, NONE);
  }

  public DataMessage sentBy(StayRef sender) {
    return new DataMessage(
        Optional.of(sender), destinations, destinationSids, channel, body, original);
  }

  /** About how many bytes it takes to keep it. */
  public int size() {
    long names =
        (long) REFERENCE * (destinations.size() + destinationSids.size())
            + destinations.stream().mapToLong(identity -> identity.value().length()).sum()
            + destinationSids.stream().mapToLong(sid -> sid.value().length()).sum();
    return (int) Math.min(Integer.MAX_VALUE, names + original.length + size(body));
  }

  private static long size(DataBody body) {
    return switch (body) {
      case DataBody.Packet said -> said.packet().payload().length + said.packet().nonce().length;
      case DataBody.RpcRequest request -> request.payload().length();
      case DataBody.RpcResponse response -> response.payload().length();
      case DataBody.RpcAck ack -> 0;
      case DataBody.Other other -> 0;
    };
  }

  public boolean isFor(Participant participant) {
    if (from.filter(sender -> sender.identity().equals(participant.identity())).isPresent()) {
      return false;
    }
    return (destinations.isEmpty() && destinationSids.isEmpty())
        || destinations.contains(participant.identity())
        || destinationSids.contains(participant.sid());
  }
}
