package dev.atrium.ws.signal;

import dev.atrium.api.livekit.SignalResponse;
import dev.atrium.core.Participant;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.TokenSigner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Fresh tokens: a client that comes back later than its own token lasts brings the last one of
 * them, and is what it had become (signalling spec §4).
 */
final class SignalTokens {
  private static final Object SUBJECT = SignalTokens.class; // only the newest one is of use

  private final TokenSigner signer;
  private final InstantSource clock;
  private final Duration validity;

  SignalTokens(TokenSigner signer, InstantSource clock, Duration validity) {
    this.signer = signer;
    this.clock = clock;
    this.validity = validity;
  }

  /** Empty where the API key of the client's own token is good no more. */
  Optional<SignalMessage> fresh(AccessToken token, Participant self) {
    Instant now = clock.instant();
    AccessToken renewed = token.renewed(self.profile(), self.permission(), now, now.plus(validity));
    return signer
        .sign(renewed)
        .map(signed -> SignalResponse.newBuilder().setRefreshToken(signed))
        .map(response -> new SignalMessage(response, SUBJECT));
  }
}
