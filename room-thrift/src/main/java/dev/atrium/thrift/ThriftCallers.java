package dev.atrium.thrift;

import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.access.VideoGrant;
import dev.atrium.core.access.VideoGrant.Claim;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who calls over HTTP. */
final class ThriftCallers {
  private static final Set<Grant> WHOSE_ROOM =
      EnumSet.of(Grant.ROOM_READ, Grant.ROOM_RENEW, Grant.ROOM_DELETE);

  private ThriftCallers() {}

  /**
   * The holder of a LiveKit token: {@code roomCreate} may do everything here, {@code roomAdmin} all
   * but create, in its room.
   */
  static Caller of(AccessToken token) {
    Set<Grant> everywhere = EnumSet.noneOf(Grant.class);
    if (has(token, Claim.ROOM_CREATE)) {
      everywhere.addAll(WHOSE_ROOM);
      everywhere.add(Grant.ROOM_CREATE);
    }
    Set<Grant> inRoom = has(token, Claim.ROOM_ADMIN) ? WHOSE_ROOM : Set.of();
    return token
        .video()
        .map(video -> caller(token, everywhere, video, inRoom))
        .orElse(Caller.ANONYMOUS);
  }

  private static Caller caller(
      AccessToken token, Set<Grant> everywhere, VideoGrant video, Set<Grant> inRoom) {
    return new Caller(
        token.callerName(), everywhere, video.room(), inRoom, Optional.empty(), token.holdsFrom());
  }

  private static boolean has(AccessToken token, Claim claim) {
    return token.video().filter(video -> video.has(claim)).isPresent();
  }
}
