package dev.atrium.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atrium.app.access.ApiKeys;
import dev.atrium.app.access.JwtAccessTokens;
import dev.atrium.app.config.DevelopmentSecrets;
import dev.atrium.core.TestClock;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Grant;
import dev.atrium.core.access.TokenException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DevelopmentTokenTest {
  private final TestClock clock = new TestClock();
  private final JwtAccessTokens tokens =
      new JwtAccessTokens(
          () -> new ApiKeys(Map.of(DevelopmentSecrets.KEY, DevelopmentSecrets.SECRET)),
          true,
          clock);

  @Test
  void makesListsAndDeletesRooms() throws TokenException {
    AccessToken token = tokens.verify(DevelopmentToken.issue(clock.instant()));

    assertThat(token.caller().everywhere())
        .contains(Grant.ROOM_CREATE, Grant.ROOM_DELETE, Grant.ROOM_LIST);
  }

  @Test
  void isGoodForAWeek() throws TokenException {
    String token = DevelopmentToken.issue(clock.instant());

    clock.advance(Duration.ofDays(7));
    assertThat(tokens.verify(token)).isNotNull();

    clock.advance(Duration.ofHours(1));
    assertThatExceptionOfType(TokenException.class).isThrownBy(() -> tokens.verify(token));
  }
}
