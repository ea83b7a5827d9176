package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;

import dev.atrium.core.RoomError.IdentityMissing;
import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.RoomNameMissing;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private final Limits limits = new Limits(8, 16, 10, 8, 6);

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "é", "߿", "ࠀ", "会", "\uFFFF", "\uD83C\uDF89", "\u0000", "\u007F", "\u0080"})
  void countBytesOfUtf8(String character) {
    int most = 16 / character.getBytes(StandardCharsets.UTF_8).length;

    limits.checkMetadata(character.repeat(most));

    assertRefused(
        () -> limits.checkMetadata(character.repeat(most + 1)),
        new LimitExceeded(Limit.METADATA, 16));
  }

  @Test
  void countALoneSurrogateAsItsReplacement() {
    limits.checkMetadata("\uD83C".repeat(5));
    limits.checkMetadata("\uDF89".repeat(5));

    assertRefused(
        () -> limits.checkMetadata("\uD83C".repeat(6)), new LimitExceeded(Limit.METADATA, 16));
    assertRefused(
        () -> limits.checkMetadata("x\uDF89\uD83C".repeat(2) + "xyz"),
        new LimitExceeded(Limit.METADATA, 16));
  }

  @Test
  void admitWhatIsExactlyAsLargeAsTheyAre() {
    limits.check(new RoomName("x".repeat(8)));
    limits.check(new ParticipantIdentity("x".repeat(8)));
    limits.checkParticipantName("x".repeat(6));
    limits.checkAttributes(Map.of("a", "1234", "b", "1234"));

    assertRefused(
        () -> limits.check(new RoomName("x".repeat(9))), new LimitExceeded(Limit.ROOM_NAME, 8));
    assertRefused(
        () -> limits.check(new ParticipantIdentity("x".repeat(9))),
        new LimitExceeded(Limit.PARTICIPANT_IDENTITY, 8));
    assertRefused(
        () -> limits.checkParticipantName("x".repeat(7)),
        new LimitExceeded(Limit.PARTICIPANT_NAME, 6));
    assertRefused(
        () -> limits.checkAttributes(Map.of("a", "1234", "b", "12345")),
        new LimitExceeded(Limit.ATTRIBUTES, 10));
  }

  @Test
  void countTheKeysOfAttributesToo() {
    assertRefused(
        () -> limits.checkAttributes(Map.of("elevenbytes", "")),
        new LimitExceeded(Limit.ATTRIBUTES, 10));
  }

  @Test
  void ofZeroAreSwitchedOff() {
    Limits none = new Limits(0, 0, 0, 0, 0);
    String huge = "x".repeat(1_000_000);

    none.check(new RoomName(huge));
    none.check(new ParticipantIdentity(huge));
    none.checkMetadata(huge);
    none.checkParticipantName(huge);
    none.checkAttributes(Map.of("k", huge));
  }

  @Test
  void neverAdmitAnEmptyNameOrIdentity() {
    Limits none = new Limits(0, 0, 0, 0, 0);

    assertRefused(() -> none.check(new RoomName("")), new RoomNameMissing());
    assertRefused(() -> none.check(new ParticipantIdentity("")), new IdentityMissing());
  }

  @Test
  void admitEmptyMetadataNamesAndAttributes() {
    limits.checkMetadata("");
    limits.checkParticipantName("");
    limits.checkAttributes(Map.of());
  }
}
