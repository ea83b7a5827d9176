package dev.atrium.thrift;

import java.util.Optional;

/**
 * A room as Thrift clients see it; never printed, because its id is a secret too.
 *
 * @param expires epoch seconds
 * @param username empty while TURN is switched off
 */
record RoomInfo(String id, long expires, String username, Optional<String> password) {
  @Override
  public String toString() {
    return "RoomInfo[hidden]";
  }
}
