package dev.atrium.store.sqlite;

import dev.atrium.core.RoomEvent;
import dev.atrium.core.RoomEvent.ParticipantEvent;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.memory.Transition.Step;

/**
 * A step of a commit in its stored form.
 *
 * @param event the event's row
 * @param part the participant that the step puts into another table; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the driver, never compared
record Row(Step step, byte[] event, byte[] part) {
  private static final byte[] NONE = {};

  static Row of(Step step) {
    return new Row(step, StoredForm.of(step.event()), part(step.event()));
  }

  private static byte[] part(RoomEvent event) {
    return switch (event) {
      case RoomStarted e -> NONE;
      case RoomUpdated e -> NONE;
      case ParticipantLeft e -> NONE;
      case ParticipantEvent e -> StoredForm.of(e.participant());
      case RoomEvent.RoomRenewed e -> NONE;
      case RoomEvent.StatusChanged e -> NONE;
      case RoomEvent.TokensRevoked e -> NONE;
      case RoomEvent.RoomFinished e -> NONE;
    };
  }
}
