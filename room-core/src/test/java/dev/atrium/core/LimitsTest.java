package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;

import dev.atrium.core.Audience.Admission;
import dev.atrium.core.RoomError.IdentityMissing;
import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.RoomNameMissing;
import dev.atrium.core.TrackOptions.VideoSize;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  void holdForWhatAPublisherSaysOfATrack() {
    String tooLong = "x".repeat(1_025);

    limits.check(track(tooLong.substring(1), tooLong.substring(1), Map.of()));
    assertRefused(
        () -> limits.check(track(tooLong, "", Map.of())), new LimitExceeded(Limit.TRACK, 1_024));
    assertRefused(
        () -> limits.check(track("", tooLong, Map.of())), new LimitExceeded(Limit.TRACK, 1_024));
    assertRefused(
        () -> limits.check(track("", "", Map.of("elevenbytes", ""))),
        new LimitExceeded(Limit.ATTRIBUTES, 10));
  }

  @Test
  void holdForAnAudienceHoweverLittleItsEntriesSay() {
    LimitExceeded refusal = new LimitExceeded(Limit.AUDIENCE, 262_144);
    Admission nobody = new Admission(Optional.empty(), Optional.empty(), false, Set.of());
    Set<TrackSid> tracks =
        IntStream.range(0, 10_000)
            .mapToObj(number -> new TrackSid("TR_" + (10_000 + number)))
            .collect(Collectors.toSet());
    Admission many = new Admission(Optional.empty(), Optional.empty(), false, tracks);
    ParticipantIdentity huge = new ParticipantIdentity("x".repeat(300_000));
    Admission one = new Admission(Optional.of(huge), Optional.empty(), true, Set.of());

    limits.check(new Audience(false, Collections.nCopies(16_384, nobody)));
    assertRefused(
        () -> limits.check(new Audience(false, Collections.nCopies(16_385, nobody))), refusal);
    assertRefused(() -> limits.check(new Audience(false, List.of(many, many))), refusal);
    assertRefused(() -> limits.check(new Audience(false, List.of(one))), refusal);
  }

  @Test
  void holdForAllTagsAndForAllAgentsTogether() {
    LimitExceeded refusal = new LimitExceeded(Limit.EXTRAS, 16);
    RoomAgent agent = new RoomAgent("", "", Map.of(), "");

    limits.check(extras(List.of(agent), Map.of("k", "x".repeat(15))));
    assertRefused(() -> limits.check(extras(List.of(), Map.of("k", "x".repeat(16)))), refusal);
    assertRefused(() -> limits.check(extras(List.of(agent, agent), Map.of())), refusal);
    assertRefused(
        () ->
            limits.check(
                extras(List.of(new RoomAgent("", "", Map.of("elevenbytes", ""), "")), Map.of())),
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

  private static TrackOptions track(String clientId, String name, Map<String, String> attributes) {
    return new TrackOptions(
        clientId, TrackType.AUDIO, TrackSource.MICROPHONE, name, VideoSize.NONE, attributes);
  }

  private static RoomExtras extras(List<RoomAgent> agents, Map<String, String> tags) {
    return new RoomExtras(agents, "", tags, "", PlayoutDelay.NONE, false);
  }
}
