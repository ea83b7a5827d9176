package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.TestEngine;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.AccessTokens;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.TokenException;
import dev.atrium.core.access.VideoGrant.Claim;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.thrift.protocol.TMessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who show a token in the header of their frames. */
class HeaderTokensTest {
  private static final Dialect HEADER = new Dialect(Framing.HEADER, Encoding.BINARY);
  private static final Map<String, AccessToken> KNOWN =
      Map.of(
          "maker", ThriftCallersTest.token(Set.of(Claim.ROOM_CREATE), ""),
          "admin", ThriftCallersTest.token(Set.of(Claim.ROOM_ADMIN), "lobby"));
  private static final AccessTokens TOKENS =
      token -> {
        if (!KNOWN.containsKey(token)) {
          throw new TokenException(TokenException.Kind.INVALID, "signature");
        }
        return KNOWN.get(token);
      };

  private final Wire wire = new Wire().tokens(TOKENS).anonymous(Caller.ANONYMOUS);
  private final Peer peer = wire.connect();

  @Test
  void aTokenCountsForItsMessageAlone() {
    assertThat(call("Bearer maker", "create", "").room()).isPresent();
    assertThat(call("Bearer admin", "create", "").text()).isEqualTo("not allowed");
    assertThat(call("Bearer admin", "get", "lobby").failure()).isEqualTo(5);
    assertThat(call("Bearer admin", "get", "elsewhere").text()).isEqualTo("not allowed");

    assertThat(peer.exchange(HEADER, Messages.call(HEADER, "create", 1)).getFirst().text())
        .isEqualTo("not allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "BEARER"})
  void theSchemeIsKnownInAnySpelling(String scheme) {
    assertThat(call(scheme + " maker", "create", "").room()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer forged", "maker", "", "Bearer", "Basic maker"})
  void aTokenThatIsNoneIsRefusedThoughEverybodyMay(String shown) {
    Peer trusted = wire.anonymous(TestEngine.OWNER).connect();

    Reply refused =
        trusted.exchange(HEADER, message(shown, "create", TMessageType.CALL, "")).getFirst();

    assertThat(refused.failure()).isEqualTo(6);
    assertThat(refused.text()).isEqualTo("not allowed");
    assertThat(trusted.isOpen()).isTrue();
    assertThat(wire.engine.store().count()).isZero();
  }

  @Test
  void aOnewayMessageWithATokenThatIsNoneIsDropped() {
    peer.send(message("Bearer forged", "remove", TMessageType.ONEWAY, "lobby"));

    assertThat(peer.received()).isEmpty();
    assertThat(peer.isOpen()).isTrue();
  }

  private Reply call(String authorization, String method, String id) {
    return peer.exchange(HEADER, message(authorization, method, TMessageType.CALL, id)).getFirst();
  }

  private static byte[] message(String authorization, String method, byte type, String id) {
    byte[] key = "Authorization".getBytes(StandardCharsets.US_ASCII);
    byte[] value = authorization.getBytes(StandardCharsets.US_ASCII);
    byte[] told =
        Peer.concat(
            Peer.hex("0000 01 01"),
            new byte[] {(byte) key.length},
            key,
            new byte[] {(byte) value.length},
            value);
    byte[] padded = java.util.Arrays.copyOf(told, (told.length + 3) / 4 * 4);
    byte[] fixed =
        Peer.concat(Peer.hex("0fff 0000 00000007 00"), new byte[] {(byte) (padded.length / 4)});
    byte[] bare = Messages.bare(Encoding.BINARY, method, type, 1, Messages.id(id));
    return Peer.framed(Peer.concat(fixed, padded, bare));
  }
}
