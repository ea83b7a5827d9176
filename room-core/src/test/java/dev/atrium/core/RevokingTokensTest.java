package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestClock.START;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.TestEngine.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.TokenRevoked;
import dev.atrium.core.RoomError.TooManyRevocations;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.TokensRevoked;
import dev.atrium.core.access.Caller;
import dev.atrium.core.access.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevokingTokensTest {
  private static final Duration WEEK = Duration.ofDays(7);

  private final TestEngine engine = TestEngine.create();
  private final Stays stays = engine.stays();

  @Test
  void refusesTokensThatHoldFromThatInstantOrEarlier() {
    joinAndRevoke(ALICE, START);

    assertThat(mayJoin(holding(START.minusSeconds(1)), ALICE)).isFalse();
    assertThat(mayJoin(holding(START), ALICE)).isFalse();
    assertThat(mayJoin(holding(START.plusSeconds(1)), ALICE)).isTrue();
  }

  @Test
  void refusesATokenThatDoesNotSayFromWhen() {
    joinAndRevoke(ALICE, START);

    assertThat(mayJoin(holding(Instant.MIN), ALICE)).isFalse();
  }

  @Test
  void concernsNobodyWhoComesWithoutAToken() {
    joinAndRevoke(ALICE, START);

    assertThat(mayJoin(OWNER, ALICE)).isTrue();
  }

  @Test
  void concernsThatIdentityInRoomsOfThatNameAlone() {
    joinAndRevoke(ALICE, START);
    Caller old = holding(START);

    assertThat(mayJoin(old, BOB)).isTrue();
    assertThatCode(() -> stays.join(old, join(STUDIO, ALICE))).doesNotThrowAnyException();
  }

  @Test
  void withoutItWhoWasRemovedMayComeAgain() {
    stays.join(OWNER, join(LOBBY, ALICE));

    engine.participants().remove(OWNER, new RemoveParticipant(LOBBY, ALICE));

    assertThat(mayJoin(holding(START), ALICE)).isTrue();
  }

  @Test
  void isStoredWithTheLeave() {
    stays.join(OWNER, join(LOBBY, ALICE));
    RecordingListener listener = engine.listen();

    engine.participants().remove(OWNER, revoking(ALICE, START));

    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(List.of(TokensRevoked.class, ParticipantLeft.class));
  }

  @Test
  void aRefusedRemovalRevokesNothing() {
    stays.join(OWNER, join(LOBBY, BOB));

    assertRefused(
        () -> engine.participants().remove(OWNER, revoking(ALICE, START)),
        new ParticipantNotFound(LOBBY, ALICE));

    assertThat(mayJoin(holding(START), ALICE)).isTrue();
  }

  @Test
  void outlivesTheRoom() {
    joinAndRevoke(ALICE, START);
    engine.rooms().delete(OWNER, SampleRooms.delete(LOBBY));

    assertThat(mayJoin(holding(START), ALICE)).isFalse();
  }

  @Test
  void isForgottenAfterAWeek() {
    joinAndRevoke(ALICE, START);

    engine.clock().advance(WEEK.minusMillis(1));
    assertThat(mayJoin(holding(START), ALICE)).isFalse();
    engine.clock().advance(Duration.ofMillis(1));
    assertThat(mayJoin(holding(START), ALICE)).isTrue();
  }

  @Test
  void anEarlierInstantTakesNothingBack() {
    joinAndRevoke(ALICE, START);

    joinAndRevoke(ALICE, START.minusSeconds(60));

    assertThat(mayJoin(holding(START), ALICE)).isFalse();
  }

  @Test
  void anyInstantCanBeKept() {
    joinAndRevoke(ALICE, Instant.MAX);

    assertThat(mayJoin(holding(Instant.parse("9999-01-01T00:00:00Z")), ALICE)).isFalse();
  }

  @Test
  void refusesTheDryRunAndTheResumptionToo() {
    Stay stay = stays.join(OWNER, join(LOBBY, ALICE));
    joinAndRevoke(ALICE, START);
    Stay again = stays.join(OWNER, join(LOBBY, ALICE));
    Caller old = holding(START);
    ResumeStay resume = new ResumeStay(LOBBY, ALICE, Optional.of(again.participant().sid()));

    assertThat(stay.participant().sid()).isNotEqualTo(again.participant().sid());
    assertRefused(() -> stays.check(old, join(LOBBY, ALICE)), new TokenRevoked(LOBBY, ALICE));
    assertRefused(() -> stays.resume(old, resume), new TokenRevoked(LOBBY, ALICE));
  }

  @Test
  void refusesMoreThanTheDeploymentRemembersUntilOneIsForgotten() {
    TestEngine small =
        TestEngine.create(POLICY.with(POLICY.stays().withRevocations(1, Duration.ofHours(1))));
    small.stays().join(OWNER, join(LOBBY, ALICE));
    small.stays().join(OWNER, join(LOBBY, BOB));
    small.participants().remove(OWNER, revoking(ALICE, START));

    assertRefused(
        () -> small.participants().remove(OWNER, revoking(BOB, START)), new TooManyRevocations(1));
    assertThat(small.participants().get(OWNER, LOBBY, BOB)).isNotNull();

    small.clock().advance(Duration.ofHours(1));
    small.participants().remove(OWNER, revoking(BOB, START));
    assertRefused(
        () -> small.stays().check(holding(START), join(LOBBY, BOB)), new TokenRevoked(LOBBY, BOB));
  }

  @Test
  void theSameIdentityAgainTakesNoFurtherPlace() {
    TestEngine small =
        TestEngine.create(POLICY.with(POLICY.stays().withRevocations(1, Duration.ofHours(1))));
    small.stays().join(OWNER, join(LOBBY, ALICE));
    small.participants().remove(OWNER, revoking(ALICE, START));
    small.stays().join(OWNER, join(LOBBY, ALICE));

    assertThatCode(() -> small.participants().remove(OWNER, revoking(ALICE, START.plusSeconds(9))))
        .doesNotThrowAnyException();
  }

  private void joinAndRevoke(ParticipantIdentity identity, Instant upTo) {
    stays.join(OWNER, join(LOBBY, identity));
    engine.participants().remove(OWNER, revoking(identity, upTo));
  }

  private boolean mayJoin(Caller caller, ParticipantIdentity identity) {
    try {
      stays.join(caller, join(LOBBY, identity));
      return true;
    } catch (RoomException e) {
      assertThat(e.error()).isEqualTo(new TokenRevoked(LOBBY, identity));
      return false;
    }
  }

  private static RemoveParticipant revoking(ParticipantIdentity identity, Instant upTo) {
    return new RemoveParticipant(LOBBY, identity, Optional.of(upTo));
  }

  private static Caller holding(Instant from) {
    return new Caller(
        "holder",
        EnumSet.of(Grant.ROOM_JOIN),
        new RoomName(""),
        Set.of(),
        Optional.empty(),
        Optional.of(from));
  }
}
