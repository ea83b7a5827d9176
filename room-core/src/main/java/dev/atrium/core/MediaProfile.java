package dev.atrium.core;

import java.util.List;

/**
 * What media a room carries and which backend carries them.
 *
 * @param audioCodec nkMEDIA's name of the codec, such as {@code opus}
 * @param videoCodec nkMEDIA's name of the codec, such as {@code vp8}
 * @param bitrate highest received bitrate of a publisher in bit/s, 0 for no cap
 * @param enabledCodecs what LiveKit clients may publish, in order of preference
 */
public record MediaProfile(
    RoomClass roomClass,
    String backend,
    String audioCodec,
    String videoCodec,
    long bitrate,
    List<Codec> enabledCodecs) {

  public MediaProfile {
    enabledCodecs = List.copyOf(enabledCodecs);
  }
}
