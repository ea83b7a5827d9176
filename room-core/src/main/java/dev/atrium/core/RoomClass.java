package dev.atrium.core;

/** How media flow in a room: forwarded to each listener, or mixed into one. */
public enum RoomClass {
  SFU,
  MCU
}
