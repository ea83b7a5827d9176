package dev.atrium.thrift;

import java.util.List;

/**
 * What the TURN REST draft calls a response; its components are the members of a JSON object.
 *
 * @param ttl in seconds from now
 */
record TurnAnswer(String username, String password, long ttl, List<String> uris) {
  @Override
  public String toString() {
    return "TurnAnswer[hidden]";
  }
}
