package dev.atrium.ws.signal;

import dev.atrium.core.Permission;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RoomException;
import dev.atrium.core.Stays;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.VideoGrant;
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

  /** The client behind the request, whose token has been verified. */
  Entry check(HttpServletRequest request, SignalPath path, boolean strict) throws RefusedException {
    if (!(request.getAttribute(AccessToken.class.getName()) instanceof AccessToken token)
        || token.video().isEmpty()) {
      throw SignalErrors.noAccess();
    }
    VideoGrant grant = token.video().get();
    Entry entry = new Entry(token, grant, new JoinParameters(request).read(path, strict));
    try {
      check(entry);
    } catch (RoomException e) {
      throw SignalErrors.refusal(e.error());
    }
    return entry;
  }

  private void check(Entry entry) throws RefusedException {
    stays.requireEntry(entry.caller(), entry.room(), entry.identity());
    Permission permission = entry.grant().permission();
    if (entry.query().publishes() && !permission.canPublish()) {
      throw SignalErrors.noAccess();
    }
    stays.requireRoom(entry.caller(), entry.room());
    if (!entry.query().own().equals(ProfileChange.NONE)
        && !permission.has(Permission.Trait.UPDATES_OWN_METADATA)) {
      throw SignalErrors.noAccess();
    }
  }
}
