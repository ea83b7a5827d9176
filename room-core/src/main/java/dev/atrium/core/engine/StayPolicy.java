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
 */
public record StayPolicy(
    String region, Duration joinTimeout, Duration signalGrace, Duration mediaGrace) {

  /** As LiveKit does (LiveKit spec §4.16). */
  public static final StayPolicy STANDARD =
      new StayPolicy("", Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(30));

  public StayPolicy withJoinTimeout(Duration changed) {
    return new StayPolicy(region, changed, signalGrace, mediaGrace);
  }
}
