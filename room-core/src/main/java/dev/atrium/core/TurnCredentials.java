package dev.atrium.core;

/** What a TURN server accepts for a while; the password is never printed. */
public record TurnCredentials(String username, String password) {
  @Override
  public String toString() {
    return "TurnCredentials[hidden]";
  }
}
