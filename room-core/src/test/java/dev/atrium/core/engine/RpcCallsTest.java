package dev.atrium.core.engine;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleRooms.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.ParticipantSid;
import dev.atrium.core.RoomError.RpcFailed;
import dev.atrium.core.RoomRef;
import dev.atrium.core.RoomSid;
import dev.atrium.core.StayRef;
import dev.atrium.core.media.DataBody;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RpcCallsTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final StayRef ALICE =
      new StayRef(
          new RoomRef(LOBBY, new RoomSid("RM_1")),
          new ParticipantIdentity("alice"),
          new ParticipantSid("PA_1"));

  private final RpcCalls calls = new RpcCalls();
  private final RpcCalls.Call call = calls.begin("id", ALICE);

  @Test
  void aClientThatGivesNoSignOfLifeIsNotThere() {
    assertRefused(() -> call.await(AT_ONCE, LONG), new RpcFailed(1501, "Connection timeout", ""));
  }

  @Test
  void aClientThatIsThereMayStillBeTooSlow() {
    calls.answered(ALICE, new DataBody.RpcAck("id"));

    assertRefused(
        () -> call.await(AT_ONCE, Duration.ofMillis(2)),
        new RpcFailed(1502, "Response timeout", ""));
  }

  @Test
  void theShorterTimeCounts() {
    assertRefused(() -> call.await(LONG, AT_ONCE), new RpcFailed(1502, "Response timeout", ""));
  }

  @Test
  void aClientIsNotAskedForMoreAtOnceThanItCanDo() {
    StayRef bob =
        new StayRef(ALICE.room(), new ParticipantIdentity("bob"), new ParticipantSid("PA_2"));
    RpcFailed failed = new RpcFailed(1505, "Failed to send", "");
    for (int i = 1; i < RpcCalls.MOST; i++) {
      calls.begin("id-" + i, ALICE);
    }

    assertRefused(() -> calls.begin("more", ALICE), failed);
    calls.begin("other", bob);
    call.close();
    call.close();
    calls.begin("again", ALICE);
    assertRefused(() -> calls.begin("more", ALICE), failed);
  }

  @Test
  void aCallThatIsOverIsNobodysAnswer() {
    call.close();

    assertThat(calls.answered(ALICE, new DataBody.RpcAck("id"))).isFalse();
    assertThat(calls.answered(ALICE, new DataBody.RpcResponse("id", "", Optional.empty())))
        .isFalse();
  }
}
