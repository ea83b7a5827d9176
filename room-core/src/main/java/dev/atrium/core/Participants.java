package dev.atrium.core;

import dev.atrium.core.access.Caller;
import java.util.List;
import java.util.Optional;

/**
 * Participants as those see them who administer rooms; {@link Rooms} says what holds for each call.
 */
public interface Participants {

  /** Everyone inside, hidden ones and agents too; nobody where there is no room. */
  List<Participant> list(Caller caller, RoomName room);

  Participant get(Caller caller, RoomName room, ParticipantIdentity identity);

  /** Ends the stay and all its legs, and in the same commit revokes tokens if that is asked for. */
  void remove(Caller caller, RemoveParticipant command);

  /** Applies name, metadata, attributes and permission one after the other, each as one change. */
  Participant update(Caller caller, UpdateParticipant command);

  /** The track as it is now, announced or published; empty where the participant has no such. */
  Optional<Track> mute(Caller caller, MuteTrack command);

  void updateSubscriptions(Caller caller, UpdateSubscriptions command);

  /** Hands on a packet; one whose nonce the room has seen lately is dropped without a word. */
  void sendData(Caller caller, SendData command);

  void relocate(Caller caller, RelocateParticipant command);

  /** The client's answer. */
  String performRpc(Caller caller, PerformRpc command);
}
