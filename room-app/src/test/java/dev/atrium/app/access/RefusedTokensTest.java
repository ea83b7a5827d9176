package dev.atrium.app.access;

import static dev.atrium.app.access.VerifiedTokens.claims;

import dev.atrium.core.TestClock;
import dev.atrium.core.access.TokenException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds and reasons are those of LiveKit spec §3.2. */
class RefusedTokensTest {
  private static final String UNREADABLE = "token is malformed: could not JSON decode claim: ";

  private final VerifiedTokens tokens = new VerifiedTokens(new TestClock());

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
    tokens.assertRefused(token, Kind.MALFORMED, "");
  }

  @Test
  void blanksAroundATokenSpoilIt() {
    String token = SignedToken.of(claims("")).text();

    tokens.assertRefused(" " + token, Kind.MALFORMED, "");
    tokens.assertRefused(token + " ", Kind.MALFORMED, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"alg\":\"FOO\"}", "{\"alg\":\"hs256\"}", "{\"alg\":5}"})
  void aHeaderWithoutAKnownAlgorithmIsMalformed(String header) {
    tokens.assertRefused(SignedToken.of(claims("")).withHeader(header), Kind.MALFORMED, "");
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
    tokens.assertRefused(SignedToken.of("{" + claim + "}"), Kind.MALFORMED, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"iss\":\"nope\"}", "{}", "{\"iss\":\"\"}", "{\"iss\":null}"})
  void anIssuerWithoutASecretIsUnknown(String claims) {
    tokens.assertRefused(SignedToken.of(claims), Kind.UNKNOWN_KEY, "");
  }

  @Test
  void theKeyComesBeforeTheTypesOfTheClaims() {
    tokens.assertRefused(SignedToken.of("{\"iss\":\"nope\",\"video\":5}"), Kind.UNKNOWN_KEY, "");
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
    tokens.assertRefused(SignedToken.of(claims(claim)), Kind.CLAIM_UNREADABLE, UNREADABLE + what);
  }

  @Test
  void typesComeBeforeAlgorithmSignatureAndTime() {
    SignedToken token = SignedToken.of(claims("\"kind\":5,\"exp\":0")).withSecret("wrong");

    tokens.assertRefused(token, Kind.CLAIM_UNREADABLE, UNREADABLE + "kind is no string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS384", "HS512", "RS256", "PS512", "ES256", "EdDSA"})
  void everyAlgorithmButOneIsInvalidWhateverTheSignature(String algorithm) {
    SignedToken token = SignedToken.of(claims("")).withHeader("{\"alg\":\"" + algorithm + "\"}");

    tokens.assertRefused(
        token,
        Kind.INVALID,
        "token signature is invalid: signing method " + algorithm + " is invalid");
  }

  @Test
  void anotherHashWithTheRightSecretIsInvalid() {
    SignedToken token = SignedToken.of(claims("")).signedBy("HmacSHA512");

    tokens.assertRefused(token, Kind.INVALID, "token signature is invalid: signature is invalid");
  }
}
