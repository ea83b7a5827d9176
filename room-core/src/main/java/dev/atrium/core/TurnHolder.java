package dev.atrium.core;

import java.util.regex.Pattern;

/**
 * Who is given credentials for a TURN server: one life of a room, or one stay in it.
 *
 * @param sid of that life or stay, never used for another one
 */
public record TurnHolder(String name, String sid) {
  /** What coturn takes in a user name without trouble. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.@-]+");

  public static TurnHolder of(Room room) {
    return new TurnHolder(room.name().value(), room.sid().value());
  }

  public static TurnHolder of(Participant participant) {
    return new TurnHolder(participant.identity().value(), participant.sid().value());
  }

  /** The name, or the sid where a TURN server could stumble over the name. */
  public String plainName() {
    return PLAIN.matcher(name).matches() ? name : sid;
  }

  /** Names of Thrift rooms are secrets. */
  @Override
  public String toString() {
    return "TurnHolder[" + sid + "]";
  }
}
