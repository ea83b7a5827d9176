package dev.atrium.ws.signal;

import dev.atrium.core.RoomException;
import dev.atrium.core.Stays;
import dev.atrium.core.access.AccessToken;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a client may come in, as far as that can be said without letting it in (LiveKit spec
 * §3.8).
 */
final class JoinCheck {
  private final Stays stays;

  JoinCheck(Stays stays) {
    this.stays = stays;
  }

  /**
   * The client behind the request, whose token has been verified.
   *
   * @param strict whether parameters that say nothing are refused, and not passed over
   */
  Entry check(HttpServletRequest request, SignalPath path, boolean strict) throws RefusedException {
    if (!(request.getAttribute(AccessToken.class.getName()) instanceof AccessToken token)
        || token.video().isEmpty()) {
      throw SignalErrors.noAccess();
    }
    JoinQuery query = new JoinParameters(request).read(path, strict);
    Entry entry = new Entry(token, token.video().get(), query);
    try {
      stays.check(entry.caller(), entry.join());
    } catch (RoomException e) {
      throw SignalErrors.refusal(e.error());
    }
    if (query.offers()) {
      throw SignalErrors.notServed();
    }
    return entry;
  }
}
