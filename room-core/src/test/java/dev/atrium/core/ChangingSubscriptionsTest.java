package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomSignal.SubscriptionsChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangingSubscriptionsTest {
  private static final List<TrackSid> UNKNOWN = List.of(new TrackSid("TR_unknown"));

  private final TestEngine engine = TestEngine.create();

  @Test
  void isSaidToTheNodeThatHoldsTheConnectionWhetherOrNotTheTracksAreKnown() {
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    RecordingListener listener = engine.listen();

    change(LOBBY, ALICE, true);
    change(LOBBY, ALICE, false);

    RoomRef room = alice.room().ref();
    assertThat(listener.signals())
        .containsExactly(
            new SubscriptionsChanged(room, ALICE, UNKNOWN, true),
            new SubscriptionsChanged(room, ALICE, UNKNOWN, false));
    assertThat(listener.events()).isEmpty();
  }

  @Test
  void refusesAParticipantOrARoomThatIsNotThere() {
    engine.stays().join(OWNER, join(LOBBY, ALICE));

    assertRefused(() -> change(LOBBY, BOB, true), new ParticipantNotFound(LOBBY, BOB));
    assertRefused(() -> change(STUDIO, ALICE, true), new ParticipantNotFound(STUDIO, ALICE));
  }

  private void change(RoomName room, ParticipantIdentity identity, boolean subscribe) {
    UpdateSubscriptions command = new UpdateSubscriptions(room, identity, UNKNOWN, subscribe);
    engine.participants().updateSubscriptions(OWNER, command);
  }
}
