package dev.atrium.ws.signal;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.ParticipantSid;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stays that ended before there was a connection to tell: one may still be on its way. Only so many
 * of the last ones are remembered. To be used by one thread at a time.
 */
final class Departures {
  private static final int REMEMBERED = 1_024;

  private final Map<ParticipantSid, LeaveReason> departed = new LinkedHashMap<>(1);

  void put(ParticipantSid sid, LeaveReason reason) {
    departed.put(sid, reason);
    if (departed.size() > REMEMBERED) {
      departed.remove(departed.keySet().iterator().next());
    }
  }

  /** Why the stay ended; {@code null} if it did not, as far as is known. */
  @Nullable LeaveReason take(ParticipantSid sid) {
    return departed.remove(sid);
  }

  void clear() {
    departed.clear();
  }
}
