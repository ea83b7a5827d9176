package dev.atrium.core.port;

import static dev.atrium.core.SampleEvents.finished;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Concurrently;
import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Revocations;
import dev.atrium.core.Revocations.Revocation;
import dev.atrium.core.Room;
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.RoomName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store promises about tokens that are refused. */
interface KeepsRevocations extends StoreUnderTest {

  @Test
  default void nobodysTokensAreRefusedAtFirst() {
    start(LOBBY, "RM_1");

    assertThat(store().revoked(LOBBY)).isEqualTo(Revocations.NONE);
    assertThat(store().revocations(START)).isZero();
  }

  @Test
  default void aRevocationIsThereForItsRoomNameAloneUntilItsEnd() {
    write(revoked(start(LOBBY, "RM_1"), ALICE, START.plusSeconds(60)));
    start(STUDIO, "RM_2");

    assertThat(store().revoked(LOBBY).of(ALICE, START.plusSeconds(60).minusMillis(1)))
        .contains(new Revocation(START, START.plusSeconds(60)));
    assertThat(store().revoked(LOBBY).of(ALICE, START.plusSeconds(60))).isEmpty();
    assertThat(store().revoked(LOBBY).of(BOB, START)).isEmpty();
    assertThat(store().revoked(STUDIO)).isEqualTo(Revocations.NONE);
  }

  @Test
  default void aRevocationOutlivesTheRoom() {
    Room lobby = start(LOBBY, "RM_1");
    write(revoked(lobby, ALICE, START.plusSeconds(60)), finished(lobby));

    start(LOBBY, "RM_2");

    assertThat(store().revoked(LOBBY).byIdentity()).containsOnlyKeys(ALICE);
  }

  @Test
  default void aLaterRevocationTakesThePlaceOfAnEarlierOne() {
    Room lobby = start(LOBBY, "RM_1");
    write(revoked(lobby, ALICE, START.plusSeconds(60)));
    write(revoked(lobby, ALICE, START.plusSeconds(90)));

    assertThat(store().revocations(START)).isEqualTo(1);
    assertThat(store().revocations(START.plusSeconds(89))).isEqualTo(1);
    assertThat(store().revocations(START.plusSeconds(90))).isZero();
  }

  @Test
  default void aRevocationForgetsThoseOfAllNamesThatAreOver() {
    write(revoked(start(LOBBY, "RM_1"), ALICE, START.plusSeconds(60)));
    Room studio = start(STUDIO, "RM_2");

    write(revokedAt(studio, BOB, START.plusSeconds(60), START.plusSeconds(90)));

    assertThat(store().revoked(LOBBY)).isEqualTo(Revocations.NONE);
    assertThat(store().revocations(START)).isEqualTo(1);
  }

  @Test
  default void aDecisionKnowsWhatTheOneBeforeItRevoked() {
    Room lobby = start(LOBBY, "RM_1");
    List<Revocations> seen = new ArrayList<>();
    Decision look =
        (room, revoked) -> {
          seen.add(revoked);
          return List.of();
        };

    store().change(LOBBY, look);
    write(revoked(lobby, ALICE, START.plusSeconds(60)));
    store().change(LOBBY, look);
    store().change(STUDIO, look);

    assertThat(seen).containsExactly(Revocations.NONE, store().revoked(LOBBY), Revocations.NONE);
  }

  @Test
  default void manyRevocationsAtOnceAreAllCounted() {
    int many = 40;
    Concurrently.run(
        many,
        number -> {
          Room room = start(new RoomName("room " + number), "RM_" + number);
          return write(revoked(room, ALICE, START.plusSeconds(60 + number)));
        });

    assertThat(store().revocations(START)).isEqualTo(many);
    assertThat(store().revocations(START.plusSeconds(60 + 9))).isEqualTo(many - 10);
  }

  static TokensRevoked revoked(Room room, ParticipantIdentity identity, Instant until) {
    return revokedAt(room, identity, START, until);
  }

  static TokensRevoked revokedAt(
      Room room, ParticipantIdentity identity, Instant at, Instant until) {
    return new TokensRevoked(room.ref(), at, identity, at, until);
  }
}
