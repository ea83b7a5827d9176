package dev.atrium.app.access;

import static dev.atrium.app.access.SignedToken.KEY;
import static dev.atrium.app.access.SignedToken.SECRET;
import static dev.atrium.app.access.VerifiedTokens.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atrium.core.KindDetail;
import dev.atrium.core.ParticipantKind;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.RoomName;
import dev.atrium.core.TestClock;
import dev.atrium.core.TrackSource;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Grant;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.TokenException.Kind;
import dev.atrium.core.access.VideoGrant;
import dev.atrium.core.access.VideoGrant.Claim;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a good token says. */
class JwtAccessTokensTest {
  private final VerifiedTokens tokens = new VerifiedTokens(new TestClock());

  @Test
  void aSecretOfSixBytesIsGood() throws TokenException {
    AccessToken token = tokens.ofClaims("\"video\":{\"roomList\":true}");

    assertThat(token.apiKey()).isEqualTo(KEY);
    assertThat(token.caller().may(Grant.ROOM_LIST)).isTrue();
  }

  @Test
  void detailsOfTheKindKeepTheirOrderAndUnknownOnesArePassedOver() throws TokenException {
    AccessToken token =
        tokens.ofClaims("\"kindDetails\":[\"forwarded\",\"zz\",\"cloud_agent\",\"FORWARDED\"]");

    assertThat(token.kindDetails()).containsExactly(KindDetail.FORWARDED, KindDetail.CLOUD_AGENT);
  }

  @Test
  void aCallerHoldsFromTheNotBeforeElseFromTheIssue() throws TokenException {
    String video = "\"video\":{\"roomJoin\":true}";

    assertThat(tokens.ofClaims(video + ",\"nbf\":100,\"iat\":200").caller().tokenFrom())
        .contains(Instant.ofEpochSecond(100));
    assertThat(tokens.ofClaims(video + ",\"iat\":200").caller().tokenFrom())
        .contains(Instant.ofEpochSecond(200));
    assertThat(tokens.ofClaims(video).caller().tokenFrom()).contains(Instant.MIN);
  }

  @Test
  void aSecretLongerThanABlockOfTheHashIsGood() throws TokenException {
    String secret = "long".repeat(40);
    tokens.use(new ApiKeys(Map.of(KEY, secret)));

    assertThat(tokens.verify(SignedToken.of(claims("")).withSecret(secret).text())).isNotNull();
  }

  @Test
  void eachKeyHasItsOwnSecret() {
    String claims = "{\"iss\":\"other\"}";

    assertThat(tokens.verifies(SignedToken.of(claims).withSecret("another-secret"))).isTrue();
    tokens.assertRefused(
        SignedToken.of(claims), Kind.INVALID, "token signature is invalid: signature is invalid");
  }

  @Test
  void theTypeInTheHeaderIsNotLookedAt() {
    String header = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":7,\"crit\":[\"x\"]}";

    assertThat(tokens.verifies(SignedToken.of(claims("")).withHeader(header))).isTrue();
  }

  @Test
  void theIdentityIsTheSubjectElseTheId() throws TokenException {
    assertThat(tokens.ofClaims("\"sub\":\"alice\",\"jti\":\"bob\"").identity()).isEqualTo("alice");
    assertThat(tokens.ofClaims("\"sub\":\"\",\"jti\":\"bob\"").identity()).isEqualTo("bob");
    assertThat(tokens.ofClaims("\"identity\":\"carol\"").identity()).isEmpty();
  }

  @Test
  void everyClaimFindsItsPlace() throws TokenException {
    AccessToken token =
        tokens.ofClaims(
            """
            "name":"Alice","metadata":"m","attributes":{"a":"b"},"kind":"agent","nbf":5,"exp":4102444800,
            "roomConfig":{"emptyTimeout":7},"roomPreset":"small","sha256":"x","unknown":[1],
            "video":{"roomCreate":true,"roomJoin":true,"room":"r","destinationRoom":"d",
              "canPublish":false,"canSubscribe":false,"canPublishSources":["screen_share","camera","nonsense"],
              "hidden":true,"canUpdateOwnMetadata":true,"unknown":{}}
            """);

    assertThat(token.profile().name()).isEqualTo("Alice");
    assertThat(token.profile().metadata()).isEqualTo("m");
    assertThat(token.profile().attributes()).containsExactly(Map.entry("a", "b"));
    assertThat(token.kind()).isEqualTo(ParticipantKind.AGENT);
    assertThat(token.roomConfig()).isEqualTo("{\"emptyTimeout\":7}");
    assertThat(token.roomPreset()).isEqualTo("small");
    assertThat(token.validFrom().orElseThrow().getEpochSecond()).isEqualTo(5);
    assertThat(token.expires().orElseThrow().getEpochSecond()).isEqualTo(4_102_444_800L);
    VideoGrant video = token.video().orElseThrow();
    assertThat(video.claims()).containsExactlyInAnyOrder(Claim.ROOM_CREATE, Claim.ROOM_JOIN);
    assertThat(video.room()).isEqualTo(new RoomName("r"));
    assertThat(video.destinationRoom()).isEqualTo(new RoomName("d"));
    Permission permission = video.permission();
    assertThat(permission.canPublish()).isFalse();
    assertThat(permission.canPublishData()).as("follows canPublish").isFalse();
    assertThat(permission.canSubscribe()).isFalse();
    assertThat(permission.publishSources())
        .containsExactly(TrackSource.SCREEN_SHARE, TrackSource.CAMERA, TrackSource.UNKNOWN);
    assertThat(permission.traits())
        .containsExactlyInAnyOrder(Trait.HIDDEN, Trait.UPDATES_OWN_METADATA);
  }

  @Test
  void aGrantThatSaysNothingPermitsWhatParticipantsUsuallyMay() throws TokenException {
    AccessToken token = tokens.ofClaims("\"video\":{}");

    assertThat(token.video().orElseThrow().permission()).isEqualTo(Permission.STANDARD);
    assertThat(token.kind()).isEqualTo(ParticipantKind.STANDARD);
  }

  @Test
  void namesMatchInAnyCaseButNotWithUnderscores() throws TokenException {
    assertThat(tokens.ofClaims("\"VIDEO\":{\"RoomList\":true}").caller().may(Grant.ROOM_LIST))
        .isTrue();
    assertThat(tokens.ofClaims("\"video\":{\"room_list\":true}").caller().may(Grant.ROOM_LIST))
        .isFalse();
  }

  @Test
  void nothingSecretIsPrinted() {
    String token = SignedToken.of(claims("")).text();

    assertThat(tokens.keys().toString()).doesNotContain(SECRET);
    assertThatExceptionOfType(TokenException.class)
        .isThrownBy(() -> tokens.verify(token + "x"))
        .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain(token, KEY));
  }
}
