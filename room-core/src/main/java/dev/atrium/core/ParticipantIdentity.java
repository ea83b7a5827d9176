package dev.atrium.core;

/** A participant's stable name, chosen outside; unique in a room. Compared byte for byte. */
public record ParticipantIdentity(String value) {
  @Override
  public String toString() {
    return value;
  }
}
