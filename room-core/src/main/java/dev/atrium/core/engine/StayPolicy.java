package dev.atrium.core.engine;

import java.time.Duration;

/**
 * What an operator decides about stays.
 *
 * @param region of this node, shown with everyone that it admits; may be empty
 * @param joinTimeout how long a participant may take to become active; 0 for as long as it likes
 * @param signalGrace how long a stay outlives the loss of its connection while none of its media
 *     are up
 * @param mediaGrace the same while some are; also how long it outlives the loss of its media
 * @param maxRevocations most revocations in force at once, in rooms of all names
 * @param revocation how long tokens are refused that a removal revoked. Tokens to join with live
 *     for hours, those of the SDKs for six: whoever issues them for longer than this has to say so
 *     here
 */
public record StayPolicy(
    String region,
    Duration joinTimeout,
    Duration signalGrace,
    Duration mediaGrace,
    long maxRevocations,
    Duration revocation) {

  /** As LiveKit does (LiveKit spec §4.16). */
  public static final StayPolicy STANDARD =
      new StayPolicy(
          "",
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          100_000,
          Duration.ofDays(7));

  public StayPolicy withJoinTimeout(Duration changed) {
    return new StayPolicy(region, changed, signalGrace, mediaGrace, maxRevocations, revocation);
  }

  public StayPolicy withRevocations(long most, Duration duration) {
    return new StayPolicy(region, joinTimeout, signalGrace, mediaGrace, most, duration);
  }
}
