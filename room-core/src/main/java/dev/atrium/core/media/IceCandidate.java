package dev.atrium.core.media;

/**
 * Where one end of a media connection may be reached. Never printed: it tells where somebody is.
 *
 * @param candidate as in SDP; empty after the last one
 * @param mid of the media section that it is for; empty where only {@code line} tells
 * @param line number of that section, from 0
 * @param usernameFragment of the ICE generation that it belongs to; may be empty
 */
public record IceCandidate(
    Side side, String candidate, String mid, int line, String usernameFragment) {

  /** Which connection of a leg that has one for each direction. */
  public enum Side {
    PUBLISHER,
    SUBSCRIBER
  }

  @Override
  public String toString() {
    return "IceCandidate[" + side + ", hidden]";
  }
}
