package dev.atrium.core.engine;

import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomName;
import dev.atrium.core.RoomPassword;
import dev.atrium.core.RoomSid;
import dev.atrium.core.TrackOptions;
import dev.atrium.core.TrackSid;
import java.math.BigInteger;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Draws identifiers in the forms that clients know (LiveKit spec §4.1, Thrift spec §4.1). */
final class Sids {
  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger SIXTY_TWO = BigInteger.valueOf(BASE_62.length());
  private static final int LENGTH = 12;
  private static final int NAME_BYTES = 16;
  private static final int PASSWORD_BYTES = 32;

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
    long version = (random.nextLong() & ~0xF000L) | 0x4000L;
    long variant = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new RoomName("room-" + new UUID(version, variant));
  }

  /** 128 bits that nobody guesses. */
  RoomName secretName() {
    return new RoomName(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(NAME_BYTES)));
  }

  /** 256 bits in base62, about 43 characters. */
  RoomPassword password() {
    BigInteger rest = new BigInteger(1, bytes(PASSWORD_BYTES));
    StringBuilder text = new StringBuilder();
    while (rest.signum() > 0) {
      BigInteger[] digit = rest.divideAndRemainder(SIXTY_TWO);
      text.append(BASE_62.charAt(digit[1].intValue()));
      rest = digit[0];
    }
    return new RoomPassword(text.toString());
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private String draw(String prefix) {
    StringBuilder sid = new StringBuilder(prefix.length() + LENGTH).append(prefix);
    for (int i = 0; i < LENGTH; i++) {
      sid.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return sid.toString();
  }
}
