package dev.atrium.core.random;

import static dev.atrium.core.TestEngine.OWNER;

import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RoomName;
import dev.atrium.core.TestClock;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Small choices: few names and identities, so that commands meet. */
final class Draw {
  private static final List<RoomName> NAMES =
      List.of(
          new RoomName("lobby"),
          new RoomName("studio"),
          new RoomName("Lobby"),
          new RoomName("会议室"),
          new RoomName("two words"),
          new RoomName("RM_never"));
  private static final List<ParticipantIdentity> IDENTITIES =
      List.of(
          new ParticipantIdentity("alice"),
          new ParticipantIdentity("bob"),
          new ParticipantIdentity("carol"),
          new ParticipantIdentity("día"));
  private static final Caller LIMITED =
      Caller.everywhere("limited", EnumSet.of(Grant.ROOM_LIST, Grant.ROOM_READ));

  private final Random random;

  Draw(Random random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A number that picks one of what a run knows, whatever that is. */
  int choice() {
    return random.nextInt(1 << 20);
  }

  /** Now and then a name that no room can have. */
  RoomName name() {
    return oneIn(60) ? new RoomName(oneIn(2) ? "" : "x".repeat(70)) : of(NAMES);
  }

  ParticipantIdentity identity() {
    return oneIn(20) ? new ParticipantIdentity("") : of(IDENTITIES);
  }

  /** Now and then somebody who may only look. */
  Caller caller() {
    return oneIn(40) ? LIMITED : OWNER;
  }

  /** Somebody who comes with a token, or without one. */
  Caller joiner() {
    Caller caller = caller();
    return oneIn(2)
        ? caller
        : new Caller(
            caller.name(),
            caller.everywhere(),
            caller.room(),
            caller.inRoom(),
            caller.destination(),
            Optional.of(oneIn(10) ? Instant.MIN : tokenInstant()));
  }

  /** From when a token holds, or up to when tokens are revoked. */
  Instant tokenInstant() {
    return TestClock.START.plusSeconds(random.nextInt(10));
  }

  Duration timeout() {
    return Duration.ofMillis(random.nextInt(6) * 5_000L);
  }

  /** Now and then more than is allowed. */
  String text() {
    return oneIn(40) ? "x".repeat(300) : "text " + random.nextInt(5);
  }
}
