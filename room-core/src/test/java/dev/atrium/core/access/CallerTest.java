package dev.atrium.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.ParticipantKind;
import dev.atrium.core.ParticipantProfile;
import dev.atrium.core.Permission;
import dev.atrium.core.RoomName;
import dev.atrium.core.access.VideoGrant.Claim;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What tokens make of their bearers. */
class CallerTest {
  private static final RoomName LOBBY = new RoomName("lobby");
  private static final RoomName STUDIO = new RoomName("studio");

  @Test
  void mayCreateAndDeleteByOneClaim() {
    Caller caller = token(Claim.ROOM_CREATE).caller();

    assertThat(caller.everywhere()).isEqualTo(EnumSet.of(Grant.ROOM_CREATE, Grant.ROOM_DELETE));
    assertThat(caller.inRoom()).isEmpty();
  }

  @Test
  void mayListByItsOwnClaim() {
    assertThat(token(Claim.ROOM_LIST).caller().everywhere()).isEqualTo(EnumSet.of(Grant.ROOM_LIST));
  }

  @Test
  void administersAndJoinsOnlyTheRoomOfTheToken() {
    Caller caller = token(Claim.ROOM_ADMIN, Claim.ROOM_JOIN).caller();

    for (Grant grant : EnumSet.of(Grant.ROOM_ADMIN, Grant.ROOM_JOIN)) {
      assertThat(caller.may(grant, LOBBY)).isTrue();
      assertThat(caller.may(grant, STUDIO)).isFalse();
      assertThat(caller.may(grant, new RoomName("Lobby"))).isFalse();
      assertThat(caller.may(grant, new RoomName("lobby "))).isFalse();
      assertThat(caller.may(grant, new RoomName("*"))).isFalse();
      assertThat(caller.may(grant)).isFalse();
    }
  }

  @Test
  void mayDoNothingByClaimsAboutOtherThings() {
    Caller caller = token(Claim.ROOM_RECORD, Claim.INGRESS_ADMIN, Claim.AGENT).caller();

    assertThat(caller.everywhere()).isEmpty();
    assertThat(caller.inRoom()).isEmpty();
  }

  @Test
  void isNobodyWithoutAVideoClaim() {
    assertThat(token(Optional.empty(), "alice").caller()).isEqualTo(Caller.ANONYMOUS);
  }

  @Test
  void isCalledByItsIdentityElseByTheKey() {
    assertThat(token(Claim.ROOM_LIST).caller().name()).isEqualTo("alice");
    assertThat(token(Optional.empty(), "").callerName()).isEqualTo("devkey");
  }

  @Test
  void withAllGrantsMayDoAnythingAnywhere() {
    Caller caller = Caller.unlimited("root");

    for (Grant grant : Grant.values()) {
      assertThat(caller.may(grant)).isTrue();
      assertThat(caller.may(grant, LOBBY)).isTrue();
    }
    caller.requireRelocation(LOBBY, STUDIO);
  }

  private static AccessToken token(Claim... claims) {
    VideoGrant grant = new VideoGrant(Set.of(claims), LOBBY, STUDIO, Permission.STANDARD);
    return token(Optional.of(grant), "alice");
  }

  private static AccessToken token(Optional<VideoGrant> video, String identity) {
    return new AccessToken(
        "devkey",
        identity,
        ParticipantProfile.EMPTY,
        ParticipantKind.STANDARD,
        video,
        "",
        "",
        Optional.empty(),
        Optional.empty());
  }
}
