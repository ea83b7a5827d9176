package dev.atrium.livekit;

/** How LiveKit writes a message as JSON; both are read alike. */
public enum JsonStyle {
  /**
   * As Twirp answers (LiveKit spec §1.7): names as declared, zero values written out, unset
   * messages as {@code null}; what is unset and {@code optional} or in a oneof left out.
   */
  COMPLETE,

  /**
   * As webhooks and signalling frames are written (LiveKit spec §5.2): names in lowerCamelCase,
   * zero values and whatever is unset left out.
   */
  TERSE
}
