package dev.atrium.twirp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.api.livekit.RoomParticipantIdentity;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.RemoveParticipant;
import dev.atrium.core.RoomName;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RemoveParticipant as the engine is asked for it. */
class RemovalsTest {

  @Test
  void withoutAnInstantNothingIsRevoked() {
    assertThat(removal(0))
        .isEqualTo(new RemoveParticipant(new RoomName("lobby"), new ParticipantIdentity("alice")));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1970-01-01T00:00:01Z",
    "4102444800, 2100-01-01T00:00:00Z",
    "-1, 1970-01-01T00:00:00Z",
    "-9223372036854775808, 1970-01-01T00:00:00Z",
    "9223372036854775807, 9999-12-31T23:59:59Z"
  })
  void anyNumberOfSecondsIsAnInstant(long seconds, Instant expected) {
    assertThat(removal(seconds).revokeUpTo()).isEqualTo(Optional.of(expected));
  }

  private static RemoveParticipant removal(long revokeTokenTs) {
    return TwirpCommands.removeParticipant(
        RoomParticipantIdentity.newBuilder()
            .setRoom("lobby")
            .setIdentity("alice")
            .setRevokeTokenTs(revokeTokenTs)
            .build());
  }
}
