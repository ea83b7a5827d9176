package dev.atrium.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.app.scenario.ThriftClient.RoomInfo;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.thrift.TException;

/**
 * Through a Thrift connection; wherever a room is seen, its credentials are checked as coturn
 * would.
 */
record ThriftWire(ThriftClient client, String turnSecret) implements Wire {

  @Override
  public String create() throws TException {
    return client.create().id();
  }

  @Override
  public boolean sees(String room) throws TException, GeneralSecurityException {
    Optional<RoomInfo> found = client.get(room);
    if (found.isPresent()) {
      check(room, found.get());
    }
    return found.isPresent();
  }

  @Override
  public void remove(String room) throws TException {
    client.remove(room);
  }

  private void check(String room, RoomInfo info) throws GeneralSecurityException {
    assertThat(info.id()).isEqualTo(room);
    assertThat(info.username()).isEqualTo((long) info.expires() + ":" + room);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(turnSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    byte[] code = mac.doFinal(info.username().getBytes(StandardCharsets.UTF_8));
    assertThat(info.password()).isEqualTo(Base64.getEncoder().encodeToString(code));
  }
}
