package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomName;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NkHearingTest {
  private static final NkTopic LOBBY = new NkTopic("media", "room", "created", "lobby");
  private static final NkTopic ATTIC = new NkTopic("media", "room", "created", "attic");

  @Test
  void whoeverMayListRoomsHearsOfAllOfThem() {
    NkLogin lister = login(Caller.everywhere("ana", EnumSet.of(Grant.ROOM_LIST)));

    assertThat(NkHearing.admits(lister, LOBBY)).isTrue();
  }

  @Test
  void whoeverMayReadOneRoomHearsOfThatAlone() {
    NkLogin guest =
        login(
            new Caller(
                "ana",
                Set.of(),
                new RoomName("lobby"),
                EnumSet.of(Grant.ROOM_READ),
                Optional.empty()));

    assertThat(NkHearing.admits(guest, LOBBY)).isTrue();
    assertThat(NkHearing.admits(guest, ATTIC)).isFalse();
  }

  @Test
  void whoeverMayOnlyJoinHearsOfNoRoom() {
    NkLogin joiner =
        login(
            new Caller(
                "ana",
                Set.of(),
                new RoomName("lobby"),
                EnumSet.of(Grant.ROOM_JOIN),
                Optional.empty()));

    assertThat(NkHearing.admits(joiner, LOBBY)).isFalse();
  }

  @Test
  void whatIsSaidToOthersIsForTheirAdministrators() {
    NkLogin member = login(Caller.everywhere("ana", EnumSet.of(Grant.ROOM_LIST)));
    NkLogin operator = login(Caller.unlimited("ana"));

    for (NkLogin login : Set.of(member, operator)) {
      assertThat(NkHearing.admits(login, core("user_event", "ana"))).isTrue();
      assertThat(NkHearing.admits(login, core("session_event", "connection-1"))).isTrue();
    }
    for (String subclass : Set.of("user_event", "session_event")) {
      assertThat(NkHearing.admits(member, core(subclass, "bob"))).isFalse();
      assertThat(NkHearing.admits(operator, core(subclass, "bob"))).isTrue();
    }
  }

  @Test
  void whatClientsSayToEachOtherIsForEverybody() {
    NkLogin nobody = login(Caller.everywhere("ana", Set.of()));

    assertThat(NkHearing.admits(nobody, new NkTopic("news", "s", "t", "o"))).isTrue();
  }

  private static NkTopic core(String subclass, String objId) {
    return new NkTopic("core", subclass, "t", objId);
  }

  private static NkLogin login(Caller caller) {
    return new NkLogin(caller, "ana", "connection-1", NkJson.object());
  }
}
