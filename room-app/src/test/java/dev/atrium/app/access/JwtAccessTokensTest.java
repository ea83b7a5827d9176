package dev.atrium.app.access;

import static dev.atrium.app.access.SignedToken.KEY;
import static dev.atrium.app.access.SignedToken.SECRET;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds and reasons are those of LiveKit spec §3.2. */
class JwtAccessTokensTest {
  private static final String UNREADABLE = "token is malformed: could not JSON decode claim: ";

  private final TestClock clock = new TestClock();
  private final long now = clock.instant().getEpochSecond();
  private ApiKeys keys = new ApiKeys(Map.of(KEY, SECRET, "other", "another-secret"));
  private final JwtAccessTokens tokens = new JwtAccessTokens(() -> keys, false, clock);

  @Test
  void aSecretOfSixBytesIsGood() throws TokenException {
    AccessToken token = verify("\"video\":{\"roomList\":true}");

    assertThat(token.apiKey()).isEqualTo(KEY);
    assertThat(token.caller().may(Grant.ROOM_LIST)).isTrue();
  }

  @Test
  void detailsOfTheKindKeepTheirOrderAndUnknownOnesArePassedOver() throws TokenException {
    AccessToken token =
        verify("\"kindDetails\":[\"forwarded\",\"zz\",\"cloud_agent\",\"FORWARDED\"]");

    assertThat(token.kindDetails()).containsExactly(KindDetail.FORWARDED, KindDetail.CLOUD_AGENT);
  }

  @Test
  void aCallerHoldsFromTheNotBeforeElseFromTheIssue() throws TokenException {
    String video = "\"video\":{\"roomJoin\":true}";

    assertThat(verify(video + ",\"nbf\":100,\"iat\":200").caller().tokenFrom())
        .contains(Instant.ofEpochSecond(100));
    assertThat(verify(video + ",\"iat\":200").caller().tokenFrom())
        .contains(Instant.ofEpochSecond(200));
    assertThat(verify(video).caller().tokenFrom()).contains(Instant.MIN);
  }

  @Test
  void aSecretLongerThanABlockOfTheHashIsGood() throws TokenException {
    String secret = "long".repeat(40);
    keys = new ApiKeys(Map.of(KEY, secret));

    assertThat(tokens.verify(SignedToken.of(claims("")).withSecret(secret).text())).isNotNull();
  }

  @Test
  void eachKeyHasItsOwnSecret() {
    String claims = "{\"iss\":\"other\"}";

    assertThat(verifies(SignedToken.of(claims).withSecret("another-secret"))).isTrue();
    assertRefused(
        SignedToken.of(claims), Kind.INVALID, "token signature is invalid: signature is invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "abc",
        "a.b",
        "a.b.c",
        "a.b.c.d.e",
        "eyJhbGciOiJIUzI1NiJ9.e30",
        "eyJhbGciOiJIUzI1NiJ9.e30=.AAAA",
        "eyJhbGciOiJIUzI1NiJ9.W10.AAAA",
        "eyJhbGciOiJIUzI1NiJ9.bm90.AAAA",
        "bm90.e30.AAAA",
        "eyJhbGciOiJIUzI1NiJ9.e30.*"
      })
  void whatIsNoJwtIsMalformed(String token) {
    assertRefused(token, Kind.MALFORMED, "");
  }

  @Test
  void blanksAroundATokenSpoilIt() {
    String token = SignedToken.of(claims("")).text();

    assertRefused(" " + token, Kind.MALFORMED, "");
    assertRefused(token + " ", Kind.MALFORMED, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"alg\":\"FOO\"}", "{\"alg\":\"hs256\"}", "{\"alg\":5}"})
  void aHeaderWithoutAKnownAlgorithmIsMalformed(String header) {
    assertRefused(SignedToken.of(claims("")).withHeader(header), Kind.MALFORMED, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"exp\":\"soon\"",
        "\"nbf\":{}",
        "\"iat\":true",
        "\"sub\":5",
        "\"iss\":5",
        "\"aud\":5",
        "\"aud\":[5]",
        "\"jti\":[]"
      })
  void aRegisteredClaimOfTheWrongTypeIsMalformed(String claim) {
    assertRefused(SignedToken.of("{" + claim + "}"), Kind.MALFORMED, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"iss\":\"nope\"}", "{}", "{\"iss\":\"\"}", "{\"iss\":null}"})
  void anIssuerWithoutASecretIsUnknown(String claims) {
    assertRefused(SignedToken.of(claims), Kind.UNKNOWN_KEY, "");
  }

  @Test
  void theKeyComesBeforeTheTypesOfTheClaims() {
    assertRefused(SignedToken.of("{\"iss\":\"nope\",\"video\":5}"), Kind.UNKNOWN_KEY, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"video\":\"x\"|video is no object",
        "\"video\":[]|video is no object",
        "\"video\":{\"roomList\":\"yes\"}|video.roomList is no bool",
        "\"video\":{\"canPublishData\":1}|video.canPublishData is no bool",
        "\"video\":{\"room\":5}|video.room is no string",
        "\"video\":{\"canPublishSources\":\"camera\"}|video.canPublishSources is no []string",
        "\"video\":{\"canPublishSources\":[5]}|video.canPublishSources is no string",
        "\"kind\":5|kind is no string",
        "\"kindDetails\":\"forwarded\"|kindDetails is no []string",
        "\"attributes\":[]|attributes is no map[string]string",
        "\"attributes\":{\"a\":1}|attributes is no string",
        "\"sip\":{\"admin\":\"yes\"}|sip.admin is no bool",
        "\"roomConfig\":5|roomConfig is no object",
        "\"roomConfig\":{\"emptyTimeout\":\"soon\"}|roomConfig is no room configuration"
      })
  void anotherClaimOfTheWrongTypeIsUnreadable(String claim, String what) {
    assertRefused(SignedToken.of(claims(claim)), Kind.CLAIM_UNREADABLE, UNREADABLE + what);
  }

  @Test
  void typesComeBeforeAlgorithmSignatureAndTime() {
    SignedToken token = SignedToken.of(claims("\"kind\":5,\"exp\":0")).withSecret("wrong");

    assertRefused(token, Kind.CLAIM_UNREADABLE, UNREADABLE + "kind is no string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS384", "HS512", "RS256", "PS512", "ES256", "EdDSA"})
  void everyAlgorithmButOneIsInvalidWhateverTheSignature(String algorithm) {
    SignedToken token = SignedToken.of(claims("")).withHeader("{\"alg\":\"" + algorithm + "\"}");

    assertRefused(
        token,
        Kind.INVALID,
        "token signature is invalid: signing method " + algorithm + " is invalid");
  }

  @Test
  void anotherHashWithTheRightSecretIsInvalid() {
    SignedToken token = SignedToken.of(claims("")).signedBy("HmacSHA512");

    assertRefused(token, Kind.INVALID, "token signature is invalid: signature is invalid");
  }

  @Test
  void theTypeInTheHeaderIsNotLookedAt() {
    String header = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":7,\"crit\":[\"x\"]}";

    assertThat(verifies(SignedToken.of(claims("")).withHeader(header))).isTrue();
  }

  @Test
  void clocksMayDifferByAMinute() {
    assertThat(verifies(SignedToken.of(claims("\"exp\":" + (now - 59))))).isTrue();
    assertThat(verifies(SignedToken.of(claims("\"nbf\":" + (now + 60))))).isTrue();
    assertRefused(
        SignedToken.of(claims("\"exp\":" + (now - 60))),
        Kind.INVALID,
        "token has invalid claims: token is expired");
    assertRefused(
        SignedToken.of(claims("\"nbf\":" + (now + 61))),
        Kind.INVALID,
        "token has invalid claims: token is not valid yet");
  }

  @Test
  void severalProblemsOfTimeAreAllNamed() {
    assertRefused(
        SignedToken.of(claims("\"exp\":0,\"nbf\":" + (now + 120))),
        Kind.INVALID,
        "token has invalid claims: token is expired, token is not valid yet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"exp\":null",
        "\"exp\":4102444800.5",
        "\"exp\":\"4102444800\"",
        "\"exp\":1e300",
        "\"iat\":4102444800"
      })
  void timesMayBeAbsentFractionsOrTexts(String claim) {
    assertThat(verifies(SignedToken.of(claims(claim)))).isTrue();
  }

  @Test
  void anExpiryCanBeRequired() {
    JwtAccessTokens strict = new JwtAccessTokens(() -> keys, true, clock);

    assertThatExceptionOfType(TokenException.class)
        .isThrownBy(() -> strict.verify(SignedToken.of(claims("")).text()))
        .extracting(TokenException::reason)
        .isEqualTo(
            "token has invalid claims:"
                + " token is missing required claim: exp claim is required");
  }

  @Test
  void theIdentityIsTheSubjectElseTheId() throws TokenException {
    assertThat(verify("\"sub\":\"alice\",\"jti\":\"bob\"").identity()).isEqualTo("alice");
    assertThat(verify("\"sub\":\"\",\"jti\":\"bob\"").identity()).isEqualTo("bob");
    assertThat(verify("\"identity\":\"carol\"").identity()).isEmpty();
  }

  @Test
  void everyClaimFindsItsPlace() throws TokenException {
    AccessToken token =
        verify(
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
    AccessToken token = verify("\"video\":{}");

    assertThat(token.video().orElseThrow().permission()).isEqualTo(Permission.STANDARD);
    assertThat(token.kind()).isEqualTo(ParticipantKind.STANDARD);
  }

  @Test
  void namesMatchInAnyCaseButNotWithUnderscores() throws TokenException {
    assertThat(verify("\"VIDEO\":{\"RoomList\":true}").caller().may(Grant.ROOM_LIST)).isTrue();
    assertThat(verify("\"video\":{\"room_list\":true}").caller().may(Grant.ROOM_LIST)).isFalse();
  }

  @Test
  void aRememberedTokenExpiresLikeAnyOther() throws TokenException {
    String token = SignedToken.of(claims("\"exp\":" + (now + 10))).text();
    tokens.verify(token);
    clock.advance(Duration.ofSeconds(69));
    tokens.verify(token);

    clock.advance(Duration.ofSeconds(1));

    assertRefused(token, Kind.INVALID, "token has invalid claims: token is expired");
  }

  @Test
  void aRememberedTokenIsForgottenWithItsKey() throws TokenException {
    String token = SignedToken.of(claims("")).text();
    tokens.verify(token);

    keys = new ApiKeys(Map.of("other", SECRET));

    assertRefused(token, Kind.UNKNOWN_KEY, "");
  }

  @Test
  void aRememberedTokenIsTheSameObject() throws TokenException {
    String token = SignedToken.of(claims("")).text();

    assertThat(tokens.verify(token)).isSameAs(tokens.verify(token));
  }

  @Test
  void alteringARememberedTokenRefusesIt() throws TokenException {
    String token = SignedToken.of(claims("\"name\":\"a\"")).text();
    tokens.verify(token);

    String altered =
        SignedToken.of(claims("\"name\":\"b\"")).text().replaceFirst("[^.]*$", "")
            + token.substring(token.lastIndexOf('.') + 1);

    assertRefused(altered, Kind.INVALID, "token signature is invalid: signature is invalid");
  }

  @Test
  void nothingSecretIsPrinted() {
    String token = SignedToken.of(claims("")).text();

    assertThat(keys.toString()).doesNotContain(SECRET);
    assertThatExceptionOfType(TokenException.class)
        .isThrownBy(() -> tokens.verify(token + "x"))
        .satisfies(refusal -> assertThat(refusal.toString()).doesNotContain(token, KEY));
  }

  private AccessToken verify(String claims) throws TokenException {
    return tokens.verify(SignedToken.of(claims(claims)).text());
  }

  private boolean verifies(SignedToken token) {
    try {
      return tokens.verify(token.text()).apiKey().length() > 0;
    } catch (TokenException e) {
      return false;
    }
  }

  private void assertRefused(SignedToken token, Kind kind, String reason) {
    assertRefused(token.text(), kind, reason);
  }

  private void assertRefused(String token, Kind kind, String reason) {
    assertThatExceptionOfType(TokenException.class)
        .isThrownBy(() -> tokens.verify(token))
        .satisfies(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.reason()).isEqualTo(reason);
            });
  }

  private static String claims(String more) {
    return "{\"iss\":\"" + KEY + "\"" + (more.isEmpty() ? "" : "," + more) + "}";
  }
}
