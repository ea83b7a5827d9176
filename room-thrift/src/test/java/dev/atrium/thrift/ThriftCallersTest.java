package dev.atrium.thrift;

import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.RoomName;
import dev.atrium.core.access.AccessToken;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import dev.atrium.core.access.VideoGrant;
import dev.atrium.core.access.VideoGrant.Claim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the claims of a token allow over Thrift. */
class ThriftCallersTest {
  private static final List<Grant> ON_ONE_ROOM =
      List.of(Grant.ROOM_READ, Grant.ROOM_RENEW, Grant.ROOM_DELETE);

  @Test
  void roomCreateMayDoEverythingEverywhere() {
    Caller caller = ThriftCallers.of(token(Set.of(Claim.ROOM_CREATE), ""));

    assertThat(caller.may(Grant.ROOM_CREATE)).isTrue();
    assertThat(ON_ONE_ROOM).allMatch(grant -> caller.may(grant, LOBBY));
  }

  @Test
  void roomAdminMayDoAllButCreateInItsRoomAlone() {
    Caller caller = ThriftCallers.of(token(Set.of(Claim.ROOM_ADMIN), "lobby"));

    assertThat(caller.may(Grant.ROOM_CREATE)).isFalse();
    assertThat(ON_ONE_ROOM).allMatch(grant -> caller.may(grant, LOBBY));
    assertThat(ON_ONE_ROOM).noneMatch(grant -> caller.may(grant, STUDIO));
  }

  @Test
  void otherClaimsMayDoNothing() {
    Caller caller = ThriftCallers.of(token(Set.of(Claim.ROOM_LIST, Claim.ROOM_JOIN), "lobby"));

    assertThat(Grant.values()).noneMatch(grant -> caller.may(grant, LOBBY));
  }

  static AccessToken token(Set<Claim> claims, String room) {
    VideoGrant video =
        new VideoGrant(claims, new RoomName(room), new RoomName(""), Permission.STANDARD);
    return new AccessToken(
        "key",
        "someone",
        new ParticipantProfile("", "", Map.of()),
        ParticipantKind.STANDARD,
        Optional.of(video),
        "",
        "",
        Optional.empty(),
        Optional.empty());
  }
}
