package dev.atrium.core;

import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.TestEngine.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.engine.StayPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who does not become active, or loses connection or media, is let go when its time is over. */
class StayDeadlinesTest {
  private final TestEngine engine = TestEngine.create(POLICY.with(StayPolicy.STANDARD));
  private final Stays stays = engine.stays();
  private final RecordingListener listener = engine.listen();
  private final Stay alice = stays.join(OWNER, join(LOBBY, ALICE));

  @Test
  void whoIsNotActiveAfterAMinuteHasFailedToJoin() {
    after(Duration.ofSeconds(60).minusMillis(1));
    assertThat(leaves()).isEmpty();

    after(Duration.ofMillis(1));

    assertThat(leaves()).contains(LeaveReason.JOIN_FAILED);
  }

  @Test
  void whoIsActiveMayStay() {
    stays.activate(alice.ref(), onlyLeg(alice));

    after(Duration.ofDays(1));

    assertThat(leaves()).isEmpty();
  }

  @Test
  void aLostConnectionWithoutMediaIsWaitedForTwoSeconds() {
    lose();

    after(Duration.ofSeconds(2).minusMillis(1));
    assertThat(leaves()).isEmpty();
    after(Duration.ofMillis(1));

    assertThat(leaves()).contains(LeaveReason.SIGNAL_LOST);
  }

  @Test
  void aLostConnectionWithMediaIsWaitedForHalfAMinute() {
    stays.activate(alice.ref(), onlyLeg(alice));
    lose();

    after(Duration.ofSeconds(30).minusMillis(1));
    assertThat(leaves()).isEmpty();
    after(Duration.ofMillis(1));

    assertThat(leaves()).contains(LeaveReason.SIGNAL_LOST);
  }

  @Test
  void whoComesBackInTimeStays() {
    stays.activate(alice.ref(), onlyLeg(alice));
    lose();

    Stay back =
        stays.resume(OWNER, new ResumeStay(LOBBY, ALICE, Optional.of(alice.participant().sid())));
    stays.activate(back.ref(), onlyLeg(back));
    after(Duration.ofDays(1));

    assertThat(leaves()).isEmpty();
    assertThat(back.participant().sid()).isEqualTo(alice.participant().sid());
  }

  @Test
  void whoComesBackTooLateIsNotThereAnyMore() {
    lose();
    after(Duration.ofSeconds(2));

    assertThatExceptionOfType(RoomException.class)
        .isThrownBy(() -> stays.resume(OWNER, new ResumeStay(LOBBY, ALICE, Optional.empty())));
  }

  @Test
  void lostMediaAreWaitedForHalfAMinute() {
    stays.activate(alice.ref(), onlyLeg(alice));
    stays.deactivate(alice.ref(), onlyLeg(alice));

    after(Duration.ofSeconds(30).minusMillis(1));
    assertThat(leaves()).isEmpty();
    after(Duration.ofMillis(1));

    assertThat(leaves()).contains(LeaveReason.MEDIA_LOST);
  }

  @Test
  void mediaThatComeBackInTimeEndTheWait() {
    stays.activate(alice.ref(), onlyLeg(alice));
    stays.deactivate(alice.ref(), onlyLeg(alice));

    stays.activate(alice.ref(), onlyLeg(alice));
    after(Duration.ofDays(1));

    assertThat(leaves()).isEmpty();
  }

  private void lose() {
    stays.signalLost(alice.ref(), alice.participant().presence().connection());
  }

  private void after(Duration time) {
    engine.clock().advance(time);
    engine.expiry().sweep();
  }

  private Optional<LeaveReason> leaves() {
    return listener.events(ParticipantLeft.class).stream().map(ParticipantLeft::reason).findFirst();
  }
}
