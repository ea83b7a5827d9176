package dev.atrium.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.KindDetail;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.RoomName;
import dev.atrium.core.TrackSource;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.VideoGrant;
import dev.atrium.core.access.VideoGrant.Claim;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JwtTokenSignerTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:15:30Z");
  private static final ApiKeys KEYS = new ApiKeys(Map.of("key", "short", "other", "secret"));
  private static final Permission EVERYTHING =
      new Permission(
          false,
          true,
          false,
          new LinkedHashSet<>(List.of(TrackSource.SCREEN_SHARE, TrackSource.CAMERA)),
          EnumSet.allOf(Trait.class));

  private final JwtTokenSigner signer = new JwtTokenSigner(() -> KEYS);
  private final JwtAccessTokens tokens =
      new JwtAccessTokens(() -> KEYS, true, InstantSource.fixed(NOW));

  @Test
  void whatWasSignedReadsAsItWas() throws Exception {
    AccessToken token =
        token(
            "key",
            new ParticipantProfile("Alice", "{\"m\":1}", Map.of("k", "v")),
            ParticipantKind.AGENT,
            EVERYTHING,
            "{\"emptyTimeout\":5}");

    assertThat(tokens.verify(signer.sign(token).orElseThrow())).isEqualTo(token);
  }

  @Test
  void whateverKeysWereSignedReadAsTheyWere() throws Exception {
    Map<String, String> alike = new HashMap<>(); // of one hash in the parser
    for (int i = 0; i < 1 << 10; i++) {
      String bits = Integer.toBinaryString((1 << 10) + i).substring(1);
      alike.put(bits.replace("0", "ab").replace("1", "bA"), "");
    }
    for (Map<String, String> keys : List.of(alike, Map.of("k".repeat(60_000), "v"))) {
      String tags = "{\"tags\":" + JsonMapper.shared().writeValueAsString(keys) + "}";
      AccessToken token =
          token(
              "key",
              new ParticipantProfile("", "", keys),
              ParticipantKind.STANDARD,
              Permission.STANDARD,
              tags);

      AccessToken read = tokens.verify(signer.sign(token).orElseThrow());

      assertThat(read.equals(token)).as("the same of %d keys", keys.size()).isTrue();
    }
  }

  @Test
  void whatSaysNothingReadsAsItWas() throws Exception {
    AccessToken token =
        token("other", ParticipantProfile.EMPTY, ParticipantKind.STANDARD, Permission.STANDARD, "");

    assertThat(tokens.verify(signer.sign(token).orElseThrow())).isEqualTo(token);
  }

  @Test
  void permissionsThatWereTakenAwayAreSaidToBe() {
    AccessToken token =
        token(
            "key",
            ParticipantProfile.EMPTY,
            ParticipantKind.STANDARD,
            new Permission(false, false, false, Set.of(), Set.of()),
            "");

    JsonNode video = claims(signer.sign(token).orElseThrow()).path("video");

    assertThat(video.path("canSubscribe").booleanValue(true)).isFalse();
    assertThat(video.path("canPublish").booleanValue(true)).isFalse();
    assertThat(video.path("canPublishData").booleanValue(true)).isFalse();
  }

  @Test
  void aKeyThatIsGoneSignsNothing() {
    AccessToken token =
        token("gone", ParticipantProfile.EMPTY, ParticipantKind.STANDARD, Permission.STANDARD, "");

    assertThat(signer.sign(token)).isEmpty();
  }

  private static AccessToken token(
      String key,
      ParticipantProfile profile,
      ParticipantKind kind,
      Permission permission,
      String roomConfig) {
    return new AccessToken(
        key,
        "alice",
        profile,
        kind,
        Optional.of(
            new VideoGrant(
                Set.of(Claim.ROOM_JOIN, Claim.AGENT),
                new RoomName("lobby"),
                new RoomName(""),
                permission.with(Trait.AGENT))),
        roomConfig,
        "preset",
        Optional.of(NOW),
        Optional.of(NOW.plusSeconds(600)),
        List.of(KindDetail.FORWARDED, KindDetail.CLOUD_AGENT));
  }

  private static JsonNode claims(String token) {
    String[] segments = token.split("\\.", -1);
    byte[] claims = Base64.getUrlDecoder().decode(segments[1]);
    return JsonMapper.shared().readTree(new String(claims, StandardCharsets.UTF_8));
  }
}
