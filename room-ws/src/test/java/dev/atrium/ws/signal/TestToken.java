package dev.atrium.ws.signal;

import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.RoomName;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.VideoGrant;
import dev.atrium.core.access.VideoGrant.Claim;
import java.util.Optional;
import java.util.Set;

/** Tokens as they are after they have been verified. */
final class TestToken {
  static final RoomName LOBBY = new RoomName("lobby");

  private TestToken() {}

  /** Joins {@link #LOBBY}. */
  static AccessToken join(String identity) {
    return join(identity, Permission.STANDARD);
  }

  static AccessToken join(String identity, Permission permission) {
    return join(identity, permission, ParticipantProfile.EMPTY);
  }

  static AccessToken join(String identity, Permission permission, ParticipantProfile profile) {
    return token(identity, grant(LOBBY, permission, Claim.ROOM_JOIN), profile);
  }

  static AccessToken joining(RoomName room) {
    return token(
        "alice", grant(room, Permission.STANDARD, Claim.ROOM_JOIN), ParticipantProfile.EMPTY);
  }

  static AccessToken with(Claim... claims) {
    return token("alice", grant(LOBBY, Permission.STANDARD, claims), ParticipantProfile.EMPTY);
  }

  static AccessToken withoutVideo() {
    return new AccessToken(
        "key",
        "alice",
        ParticipantProfile.EMPTY,
        ParticipantKind.STANDARD,
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        Optional.empty());
  }

  private static VideoGrant grant(RoomName room, Permission permission, Claim... claims) {
    return new VideoGrant(Set.of(claims), room, new RoomName(""), permission);
  }

  private static AccessToken token(String identity, VideoGrant grant, ParticipantProfile profile) {
    return new AccessToken(
        "key",
        identity,
        profile,
        ParticipantKind.STANDARD,
        Optional.of(grant),
        "",
        "",
        Optional.empty(),
        Optional.empty());
  }
}
