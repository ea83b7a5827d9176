package dev.atrium.app.config;

import dev.atrium.app.config.TurnDatabaseProperties.Mode;
import dev.atrium.core.RoomException;
import dev.atrium.core.port.TurnUsers;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether TURN credentials can be issued; does not ask the TURN server. */
final class TurnHealth implements HealthIndicator {
  private final TurnProperties turn;
  private final Mode mode;
  private final OpenedTurn opened;

  TurnHealth(TurnProperties turn, Mode mode, OpenedTurn opened) {
    this.turn = turn;
    this.mode = mode;
    this.opened = opened;
  }

  @Override
  public Health health() {
    if (turn.active().isEmpty()) {
      return Health.unknown().withDetail("turn", "switched off").build();
    }
    Health.Builder health =
        Health.up()
            .withDetail("mode", mode.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .withDetail("uris", turn.uris().size());
    try {
      opened.users().ifPresent(TurnUsers::check);
      return health.build();
    } catch (RoomException e) {
      return health.down().withDetail("error", "the user database does not answer").build();
    }
  }
}
