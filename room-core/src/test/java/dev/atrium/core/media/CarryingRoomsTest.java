package dev.atrium.core.media;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.core.media.TestLobby.leg;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.LeaveReason;
import dev.atrium.core.RecordingListener;
import dev.atrium.core.RoomError.MediaUnavailable;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomName;
import dev.atrium.core.SampleParticipants;
import dev.atrium.core.Stay;
import dev.atrium.core.TestEngine;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CarryingRoomsTest {
  private static final RoomName ANNEX = new RoomName("annex");

  private final TestLobby lobby = new TestLobby();
  private final TestMedia media = lobby.media();
  private final TestEngine engine = lobby.engine();

  @Test
  void opensARoomWithItsFirstLegAndClosesItWithTheLast() {
    engine.rooms().create(OWNER, idle(LOBBY));
    assertThat(media.rooms()).isEmpty();

    Stay alice = lobby.join(ALICE);
    Stay bob = lobby.join(BOB);

    assertThat(media.rooms()).containsExactly(alice.room().ref());
    assertThat(media.legs()).containsExactlyInAnyOrder(leg(alice), leg(bob));

    lobby.leave(alice);
    assertThat(media.legs()).containsExactly(leg(bob));

    lobby.leave(bob);
    assertThat(media.rooms()).isEmpty();

    Stay again = lobby.join(ALICE);
    assertThat(media.legs()).containsExactly(leg(again));
  }

  @Test
  void letsGoOfEveryLegWhenARoomEnds() {
    lobby.join(ALICE);
    lobby.join(BOB);

    engine.rooms().delete(OWNER, delete(LOBBY));

    assertThat(media.legs()).isEmpty();
    assertThat(media.rooms()).isEmpty();
  }

  @Test
  void keepsNobodyWhomTheEngineDoesNotTake() {
    lobby.join(BOB);
    media.refuse(leg -> leg.stay().identity().equals(ALICE));
    RecordingListener listener = engine.listen();

    assertRefused(() -> lobby.join(ALICE), new MediaUnavailable());

    assertThat(listener.events(ParticipantLeft.class))
        .singleElement()
        .extracting(ParticipantLeft::reason)
        .isEqualTo(LeaveReason.MEDIA_FAILED);
    assertThat(media.legs()).hasSize(1);
  }

  @Test
  void aLegThatEndsWhileItIsTakenIsLetGoAgain() {
    media.whileAttaching(leg -> engine.stays().leave(leg.stay(), LeaveReason.CLIENT_LEFT));

    lobby.join(ALICE);

    assertThat(media.legs()).isEmpty();
    assertThat(media.rooms()).isEmpty();
  }

  @Test
  void whatTheEngineFailedToLetGoOfIsLetGoNextTime() {
    Stay alice = lobby.join(ALICE);
    Stay bob = lobby.join(BOB);
    media.keep(leg -> true);
    lobby.leave(alice);
    assertThat(media.legs()).contains(leg(alice));

    media.keep(leg -> false);
    lobby.publish(bob);

    assertThat(media.legs()).containsExactly(leg(bob));
  }

  @Test
  void whatTheEngineFailedToLetGoOfInTheEndIsLetGoWhenItIsNeededElsewhere() {
    lobby.join(ALICE);
    Stay elsewhere = engine.stays().join(OWNER, SampleParticipants.join(ANNEX, BOB));
    media.keep(leg -> true);
    engine.rooms().delete(OWNER, delete(LOBBY));
    assertThat(media.rooms()).hasSize(2);

    media.keep(leg -> false);
    lobby.publish(elsewhere);

    assertThat(media.legs()).containsExactly(leg(elsewhere));
    assertThat(media.rooms()).containsExactly(elsewhere.room().ref());
  }

  @Test
  void aLegThatTheEngineNeitherTakesNorLetsGoOfIsLetGoLater() {
    Stay bob = lobby.join(BOB);
    media.keep(leg -> true);
    media.refuse(leg -> leg.stay().identity().equals(ALICE));
    assertRefused(() -> lobby.join(ALICE), new MediaUnavailable());

    media.keep(leg -> false);
    lobby.leave(bob);

    assertThat(media.rooms()).isEmpty();
  }

  @Test
  void aRoomThatNobodyCouldSettleIsSettledNextTime() {
    AtomicBoolean full = new AtomicBoolean();
    TestEngine busy =
        TestEngine.with(
            media,
            new TextCodec(),
            task -> {
              if (full.get()) {
                throw new RejectedExecutionException();
              }
              task.run();
            });
    Stay alice = busy.stays().join(OWNER, SampleParticipants.join(LOBBY, ALICE));
    Stay bob = busy.stays().join(OWNER, SampleParticipants.join(LOBBY, BOB));
    full.set(true);
    busy.stays().publish(alice.ref(), onlyLeg(alice), CAMERA, "video/VP8");

    full.set(false);
    busy.stays().publish(alice.ref(), onlyLeg(alice), MICROPHONE, "audio/opus");

    assertThat(media.leg(leg(bob)).tracks()).hasSize(2);
  }

  @Test
  void aRoomIsRecordedAsLongAsItsAdministratorsWant() {
    Stay alice = lobby.join(ALICE);

    engine.media().record(OWNER, LOBBY, true);
    assertThat(media.recorded()).containsExactly(alice.room().ref());

    engine.media().record(OWNER, LOBBY, false);
    assertThat(media.recorded()).isEmpty();
  }
}
