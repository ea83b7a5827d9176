package dev.atrium.core;

/** How far a stay has come: admitted, connected, carrying media, over. */
public enum ParticipantState {
  JOINING,
  JOINED,
  ACTIVE,
  DISCONNECTED
}
