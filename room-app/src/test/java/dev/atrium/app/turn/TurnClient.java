package dev.atrium.app.turn;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;

/**
 * Asks a TURN server for a relay with long-term credentials (RFC 5766 §6, RFC 5389 §10.2): once
 * without, to be told realm and nonce, and once with them. Each client is a connection of its own,
 * and gets one relay at most.
 */
public final class TurnClient implements Closeable {
  private static final byte[] RELAY_OVER_UDP = {17, 0, 0, 0};
  private static final int UNAUTHORIZED = 401;

  private final SecureRandom random = new SecureRandom();
  private final StunTransport transport;

  private TurnClient(StunTransport transport) {
    this.transport = transport;
  }

  public static TurnClient at(TurnPort port) throws IOException {
    return new TurnClient(port.connect());
  }

  /** What the server says to a request. */
  public sealed interface Outcome {}

  /** There is a relay at that address. */
  public record Allocated(InetSocketAddress relay) implements Outcome {}

  public record Refused(int code) implements Outcome {}

  public Outcome allocate(String username, String password) throws IOException {
    StunMessage challenge = transport.ask(request());
    int code = code(challenge);
    if (code != UNAUTHORIZED) {
      throw new IOException("a request without credentials is answered with " + code);
    }
    StunAttribute realm = challenge.find(StunAttribute.REALM).orElseThrow();
    StunMessage request =
        request()
            .with(StunAttribute.of(StunAttribute.USERNAME, username))
            .with(realm)
            .with(challenge.find(StunAttribute.NONCE).orElseThrow());
    StunKey key = StunKey.longTerm(username, realm.text(), password);
    return outcome(transport.ask(key.sign(request)), key);
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }

  private StunMessage request() {
    byte[] transaction = new byte[12];
    random.nextBytes(transaction);
    StunAttribute relay = new StunAttribute(StunAttribute.REQUESTED_TRANSPORT, RELAY_OVER_UDP);
    return new StunMessage(StunMessage.ALLOCATE, transaction, List.of(relay));
  }

  /** An answer to whom the server let in has to be signed with the same key. */
  private static Outcome outcome(StunMessage answer, StunKey key) throws IOException {
    if (answer.type() != StunMessage.ALLOCATED) {
      return new Refused(code(answer));
    }
    if (!key.signed(answer.toBytes())) {
      throw new IOException("the server does not know the password");
    }
    return new Allocated(
        StunAddress.of(answer, answer.find(StunAttribute.XOR_RELAYED_ADDRESS).orElseThrow()));
  }

  private static int code(StunMessage answer) {
    return answer.find(StunAttribute.ERROR_CODE).map(StunAttribute::errorCode).orElse(0);
  }
}
