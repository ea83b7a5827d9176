package dev.atrium.core.engine;

import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomPassword;
import dev.atrium.core.RoomSid;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSid;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Draws identifiers in the forms that clients know (LiveKit spec §4.1, Thrift spec §4.1). */
final class Sids {
  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 12;
  private static final int NAME_BYTES = 16;
  private static final int PASSWORD_LENGTH = 43;

  private final RandomGenerator random;

  Sids(RandomGenerator random) {
    this.random = random;
  }

  RoomSid room() {
    return new RoomSid(draw("RM_"));
  }

  ParticipantSid participant() {
    return new ParticipantSid(draw("PA_"));
  }

  /** Tells type and source of media by two letters after the prefix; other tracks have none. */
  TrackSid track(TrackOptions options) {
    String source =
        switch (options.source()) {
          case CAMERA -> "C";
          case MICROPHONE -> "M";
          case SCREEN_SHARE -> "S";
          case SCREEN_SHARE_AUDIO -> "s";
          case UNKNOWN -> "";
        };
    return new TrackSid(
        switch (options.type()) {
          case AUDIO -> draw("TR_A" + source);
          case VIDEO -> draw("TR_V" + source);
          case DATA -> draw("DTR_");
        });
  }

  /** {@code room-} and the text of a UUID. */
  RoomName uuidName() {
    return new RoomName("room-" + uuid());
  }

  /** The text of a UUID. */
  String uuid() {
    long version = (random.nextLong() & ~0xF000L) | 0x4000L;
    long variant = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(version, variant).toString();
  }

  /** 128 bits that nobody guesses. */
  RoomName secretName() {
    return new RoomName(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(NAME_BYTES)));
  }

  /** 43 characters of base62, which hold 256 bits. */
  RoomPassword password() {
    return new RoomPassword(draw("", BASE_62, PASSWORD_LENGTH));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private String draw(String prefix) {
    return draw(prefix, ALPHABET, LENGTH);
  }

  /**
   * Each character is as likely as any other: bytes beyond a multiple of their number are passed.
   */
  private String draw(String prefix, String alphabet, int length) {
    int even = 256 - 256 % alphabet.length();
    StringBuilder text = new StringBuilder(prefix.length() + length).append(prefix);
    int end = prefix.length() + length;
    while (text.length() < end) {
      byte[] bytes = bytes(length + length / 2); // seldom too few, and few calls are what counts
      for (int i = 0; i < bytes.length && text.length() < end; i++) {
        int value = Byte.toUnsignedInt(bytes[i]);
        if (value < even) {
          text.append(alphabet.charAt(value % alphabet.length()));
        }
      }
    }
    return text.toString();
  }
}
