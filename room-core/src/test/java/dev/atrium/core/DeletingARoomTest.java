package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.agent;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.SampleRooms.STUDIO;
import static dev.atrium.core.SampleRooms.delete;
import static dev.atrium.core.SampleRooms.idle;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.RoomNotFound;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletingARoomTest {
  private final TestEngine engine = TestEngine.create();
  private final Rooms rooms = engine.rooms();

  @Test
  void endsTheRoomOfThatNameAndNoOther() {
    Room lobby = rooms.create(OWNER, idle(LOBBY));
    Room studio = rooms.create(OWNER, idle(STUDIO));

    Room last = rooms.delete(OWNER, delete(LOBBY));

    assertThat(last.ref()).isEqualTo(lobby.ref());
    assertThat(rooms.list(OWNER)).containsExactly(studio);
    assertRefused(() -> rooms.get(OWNER, LOBBY), new RoomNotFound(LOBBY));
  }

  @Test
  void tellsEveryoneToHaveLeftInTheOrderOfJoiningThenTheEnd() {
    Stay alice = engine.stays().join(OWNER, join(LOBBY, ALICE));
    engine.stays().join(OWNER, join(LOBBY, BOB));
    engine.stays().publish(alice.ref(), onlyLeg(alice), CAMERA);
    engine.stays().join(OWNER, join(LOBBY, new ParticipantIdentity("agent"), agent()));
    RecordingListener listener = engine.listen();

    rooms.delete(OWNER, delete(LOBBY));

    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(
            List.of(
                TrackUnpublished.class,
                ParticipantLeft.class,
                ParticipantLeft.class,
                ParticipantLeft.class,
                RoomFinished.class));
    assertThat(listener.events(ParticipantLeft.class))
        .extracting(left -> left.participant().identity().value())
        .containsExactly("alice", "bob", "agent");
    assertThat(listener.events(ParticipantLeft.class))
        .extracting(ParticipantLeft::reason)
        .containsOnly(LeaveReason.ROOM_DELETED);
    assertThat(listener.events(RoomFinished.class))
        .extracting(RoomFinished::reason)
        .containsExactly(FinishReason.DELETED);
  }

  @Test
  void leavesARoomThatWasCreatedAfterwardsUntouched() {
    rooms.create(OWNER, idle(LOBBY));
    rooms.delete(OWNER, delete(LOBBY));
    Room second = rooms.create(OWNER, idle(LOBBY));

    assertThat(rooms.get(OWNER, LOBBY)).isEqualTo(second);
  }

  @Test
  void isPossibleOnce() {
    rooms.create(OWNER, idle(LOBBY));
    rooms.delete(OWNER, delete(LOBBY));
    RecordingListener listener = engine.listen();

    assertRefused(() -> rooms.delete(OWNER, delete(LOBBY)), new RoomNotFound(LOBBY));

    assertThat(listener.events()).isEmpty();
  }

  @Test
  void doesNotFindARoomWhoseDeadlineHasCome() {
    rooms.create(OWNER, idle(LOBBY));
    engine.clock().advance(Duration.ofMinutes(5));

    assertRefused(() -> rooms.delete(OWNER, delete(LOBBY)), new RoomNotFound(LOBBY));
    assertRefused(() -> rooms.delete(OWNER, byEither("lobby")), new RoomNotFound(LOBBY));
  }

  @Test
  void takesASidWhereNoRoomHasThatName() {
    Room lobby = rooms.create(OWNER, idle(LOBBY));

    Room last = rooms.delete(OWNER, byEither(lobby.sid().value()));

    assertThat(last.ref()).isEqualTo(lobby.ref());
    assertThat(rooms.list(OWNER)).isEmpty();
  }

  @Test
  void takesNoSidUnlessAskedTo() {
    Room lobby = rooms.create(OWNER, idle(LOBBY));
    RoomName sid = new RoomName(lobby.sid().value());

    assertRefused(() -> rooms.delete(OWNER, delete(sid)), new RoomNotFound(sid));

    assertThat(rooms.get(OWNER, LOBBY)).isEqualTo(lobby);
  }

  @Test
  void prefersTheRoomOfThatNameToTheRoomOfThatSid() {
    Room lobby = rooms.create(OWNER, idle(LOBBY));
    RoomName namedLikeASid = new RoomName(lobby.sid().value());
    rooms.create(OWNER, idle(namedLikeASid));

    rooms.delete(OWNER, byEither(lobby.sid().value()));

    assertThat(rooms.list(OWNER)).containsExactly(lobby);
  }

  @Test
  void bySidNeverEndsALaterLifeOfTheName() {
    Room first = rooms.create(OWNER, idle(LOBBY));
    rooms.delete(OWNER, delete(LOBBY));
    Room second = rooms.create(OWNER, idle(LOBBY));
    RoomName sid = new RoomName(first.sid().value());

    assertRefused(() -> rooms.delete(OWNER, byEither(sid.value())), new RoomNotFound(sid));

    assertThat(rooms.get(OWNER, LOBBY)).isEqualTo(second);
  }

  @Test
  void bySidNeverEndsALifeThatBeganBetweenTheLookAndTheChange() {
    Room first = rooms.create(OWNER, idle(LOBBY));
    RoomName sid = new RoomName(first.sid().value());
    engine.clock().advance(Duration.ofMinutes(5));
    rooms.create(OWNER, idle(LOBBY)); // replaces the one that had expired

    assertRefused(() -> rooms.delete(OWNER, byEither(sid.value())), new RoomNotFound(sid));

    assertThat(engine.hasRoom(LOBBY)).isTrue();
  }

  @Test
  void endsARoomOnceHoweverManyAskAtOnce() {
    rooms.create(OWNER, idle(LOBBY));
    RecordingListener listener = engine.listen();

    List<Boolean> deleted =
        Concurrently.run(
            16,
            worker -> {
              try {
                rooms.delete(OWNER, delete(LOBBY));
                return true;
              } catch (RoomException e) {
                assertThat(e.error()).isEqualTo(new RoomNotFound(LOBBY));
                return false;
              }
            });

    assertThat(deleted).containsOnlyOnce(true);
    assertThat(listener.awaitChanges(1)).hasSize(1);
  }

  private static DeleteRoom byEither(String nameOrSid) {
    return new DeleteRoom(new RoomName(nameOrSid), true);
  }
}
