package dev.atrium.ws.signal;

import dev.atrium.core.JoinRoom;
import dev.atrium.core.LegOptions;
import dev.atrium.core.ParticipantDetails;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomOptions;
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
      stays.check(entry.caller(), join(entry));
    } catch (RoomException e) {
      throw SignalErrors.refusal(e.error());
    }
    return entry;
  }

  private static JoinRoom join(Entry entry) {
    AccessToken token = entry.token();
    JoinRoom.Newcomer newcomer =
        new JoinRoom.Newcomer(
            token.profile(),
            token.kind(),
            entry.grant().permission(),
            ParticipantDetails.NONE,
            entry.query().own(),
            entry.query().publishes());
    return new JoinRoom(
        entry.room(),
        entry.identity(),
        JoinRoom.Mode.REPLACE,
        newcomer,
        LegOptions.WHOLE,
        RoomOptions.STANDARD);
  }
}
