package dev.atrium.app.scenario;

import dev.atrium.api.livekit.ParticipantInfo;
import dev.atrium.api.livekit.Room;
import dev.atrium.api.livekit.SignalResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one participant has been told of its room. */
final class SignalMember {
  private final String identity;
  private final Runnable onJoined;
  private final Set<String> others = new HashSet<>();
  private final List<String> metadata = new ArrayList<>();
  private volatile boolean reading = true;
  private long inside;
  private boolean joined;
  private boolean closed;
  private String fate = "";

  /**
   * @param onJoined run once it has joined, or cannot
   */
  SignalMember(String identity, Runnable onJoined) {
    this.identity = identity;
    this.onJoined = onJoined;
  }

  synchronized void told(SignalResponse message) {
    switch (message.getMessageCase()) {
      case JOIN -> {
        joined = true;
        inside = message.getJoin().getRoom().getNumParticipants();
        message.getJoin().getOtherParticipantsList().forEach(this::follow);
        onJoined.run();
      }
      case UPDATE -> message.getUpdate().getParticipantsList().forEach(this::follow);
      case ROOM_UPDATE -> follow(message.getRoomUpdate().getRoom());
      default -> {}
    }
  }

  private void follow(ParticipantInfo participant) {
    if (participant.getIdentity().equals(identity)) {
      return;
    }
    if (participant.getState() == ParticipantInfo.State.DISCONNECTED) {
      others.remove(participant.getIdentity());
    } else {
      others.add(participant.getIdentity());
    }
  }

  /** Before the first metadata, a room is told for the number of those inside. */
  private void follow(Room room) {
    inside = room.getNumParticipants();
    if (!room.getMetadata().isEmpty()) {
      metadata.add(room.getMetadata());
    }
  }

  /**
   * @param why empty where the server ended it in order
   */
  synchronized void closed(String why) {
    closed = true;
    fate = why;
    if (!joined) {
      onJoined.run();
    }
  }

  /** From now on, until it is told to go on. */
  void stopReading() {
    reading = false;
  }

  void goOnReading() {
    reading = true;
  }

  boolean isReading() {
    return reading;
  }

  synchronized boolean isJoined() {
    return joined && !closed;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Whether it knows of that many others, and was told to be one of so many. */
  synchronized boolean isOneOf(int everybody) {
    return others.size() == everybody - 1 && inside == everybody;
  }

  /** The room's metadata, each time that it was told. */
  synchronized List<String> metadata() {
    return List.copyOf(metadata);
  }

  /** How often it was told the room's metadata. */
  synchronized int changes() {
    return metadata.size();
  }

  @Override
  public synchronized String toString() {
    String story = identity + ", told " + metadata.size() + " times";
    return closed ? story + ", gone: " + fate : story;
  }
}
