package dev.atrium.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.DataPacket;
import dev.atrium.core.ParticipantIdentity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataMessageTest {
  private static final byte[] NONE = {};

  @Test
  void isAsLargeAsWhatItSaysAndWhomItNames() {
    assertThat(message(new byte[500], 0, NONE).size()).isEqualTo(500);
    assertThat(message(NONE, 0, new byte[300]).size()).isEqualTo(300);
    assertThat(message(NONE, 1_000, NONE).size()).isGreaterThan(1_000 * "somebody".length());
  }

  private static DataMessage message(byte[] payload, int named, byte[] nonce) {
    List<ParticipantIdentity> destinations =
        Collections.nCopies(named, new ParticipantIdentity("somebody"));
    return DataMessage.of(
        new DataPacket(0, payload, List.of(), destinations, Optional.empty(), nonce));
  }
}
