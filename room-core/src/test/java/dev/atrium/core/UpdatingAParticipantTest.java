package dev.atrium.core;

import static dev.atrium.core.Refusals.assertRefused;
import static dev.atrium.core.SampleParticipants.ALICE;
import static dev.atrium.core.SampleParticipants.BOB;
import static dev.atrium.core.SampleParticipants.CAMERA;
import static dev.atrium.core.SampleParticipants.DATA;
import static dev.atrium.core.SampleParticipants.MICROPHONE;
import static dev.atrium.core.SampleParticipants.join;
import static dev.atrium.core.SampleParticipants.onlyLeg;
import static dev.atrium.core.SampleParticipants.publishing;
import static dev.atrium.core.SampleParticipants.with;
import static dev.atrium.core.SampleRooms.LOBBY;
import static dev.atrium.core.TestEngine.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.RoomError.LimitExceeded;
import dev.atrium.core.RoomError.ParticipantNotFound;
import dev.atrium.core.RoomError.PermissionDenied;
import dev.atrium.core.RoomEvent.ParticipantUpdated;
import dev.atrium.core.RoomEvent.TrackUnpublished;
import dev.atrium.core.access.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdatingAParticipantTest {
  private final TestEngine engine = TestEngine.create();
  private final Stay alice =
      engine
          .stays()
          .join(
              OWNER,
              join(
                  LOBBY,
                  ALICE,
                  new JoinRoom.Newcomer(
                      new ParticipantProfile("Alice", "before", Map.of("kept", "1", "gone", "2")),
                      ParticipantKind.STANDARD,
                      Permission.STANDARD)));

  @Test
  void keepsWhatIsNotNamed() {
    RecordingListener listener = engine.listen();

    Participant after = update(ProfileChange.NONE);

    assertThat(after).isEqualTo(alice.participant());
    assertThat(listener.events()).isEmpty();
  }

  @Test
  void replacesNameAndMetadata() {
    Participant after = update(change(Optional.of("Alicia"), Optional.of("after"), Map.of()));

    assertThat(after.profile())
        .isEqualTo(new ParticipantProfile("Alicia", "after", Map.of("kept", "1", "gone", "2")));
    assertThat(engine.participants().get(OWNER, LOBBY, ALICE)).isEqualTo(after);
  }

  @Test
  void setsRemovesAndKeepsAttributesOneByOne() {
    Map<String, String> changes = Map.of("gone", "", "never", "", "fresh", "3");

    Participant after = update(change(Optional.empty(), Optional.empty(), changes));

    assertThat(after.profile().attributes()).isEqualTo(Map.of("kept", "1", "fresh", "3"));
  }

  @Test
  void tellsEachEffectiveChangeInOrderAndRaisesTheVersionByOne() {
    RecordingListener listener = engine.listen();
    Permission changed = publishing(TrackSource.CAMERA);

    engine
        .participants()
        .update(
            OWNER,
            new UpdateParticipant(
                LOBBY,
                ALICE,
                change(Optional.of("Alicia"), Optional.of("after"), Map.of("kept", "9")),
                Optional.of(changed)));

    List<Participant> steps =
        listener.events(ParticipantUpdated.class).stream()
            .map(ParticipantUpdated::participant)
            .toList();
    assertThat(steps).extracting(Participant::version).containsExactly(2L, 3L, 4L, 5L);
    assertThat(steps)
        .extracting(step -> step.profile().name())
        .containsExactly("Alicia", "Alicia", "Alicia", "Alicia");
    assertThat(steps)
        .extracting(step -> step.profile().metadata())
        .containsExactly("before", "after", "after", "after");
    assertThat(steps)
        .extracting(step -> step.profile().attributes().get("kept"))
        .containsExactly("1", "1", "9", "9");
    assertThat(steps)
        .extracting(Participant::permission)
        .containsExactly(Permission.STANDARD, Permission.STANDARD, Permission.STANDARD, changed);
    assertThat(listener.events()).hasSize(4);
  }

  @Test
  void tellsNothingAboutWhatIsTheSameAsBefore() {
    RecordingListener listener = engine.listen();

    engine
        .participants()
        .update(
            OWNER,
            new UpdateParticipant(
                LOBBY,
                ALICE,
                change(Optional.of("Alice"), Optional.of("before"), Map.of("kept", "1")),
                Optional.of(Permission.STANDARD)));

    assertThat(listener.events()).isEmpty();
  }

  @Test
  void endsTheTracksThatTheNewPermissionDoesNotAdmit() {
    Track camera = engine.stays().publish(alice.ref(), onlyLeg(alice), CAMERA);
    Track microphone = engine.stays().publish(alice.ref(), onlyLeg(alice), MICROPHONE);
    Track data = engine.stays().publish(alice.ref(), onlyLeg(alice), DATA);
    RecordingListener listener = engine.listen();

    Participant after = permit(publishing(TrackSource.CAMERA));

    assertThat(after.tracks()).containsExactly(camera);
    assertThat(listener.events())
        .extracting(Object::getClass)
        .isEqualTo(
            List.of(ParticipantUpdated.class, TrackUnpublished.class, TrackUnpublished.class));
    assertThat(listener.events(TrackUnpublished.class))
        .extracting(TrackUnpublished::track)
        .containsExactly(microphone, data);
  }

  @Test
  void limitsNameThenMetadataThenAttributesBeforeItLooksAtTheGrant() {
    Optional<String> longName = Optional.of("x".repeat(257));
    Optional<String> longMetadata = Optional.of("x".repeat(524_289));
    Map<String, String> manyAttributes = Map.of("k", "x".repeat(65_536));

    assertRefused(
        () -> updateAsNobody(change(longName, longMetadata, manyAttributes)),
        new LimitExceeded(Limit.PARTICIPANT_NAME, 256));
    assertRefused(
        () -> updateAsNobody(change(Optional.empty(), longMetadata, manyAttributes)),
        new LimitExceeded(Limit.METADATA, 524_288));
    assertRefused(
        () -> updateAsNobody(change(Optional.empty(), Optional.empty(), manyAttributes)),
        new LimitExceeded(Limit.ATTRIBUTES, 65_536));
  }

  @Test
  void refusesAParticipantThatIsNotThere() {
    UpdateParticipant bob = new UpdateParticipant(LOBBY, BOB, ProfileChange.NONE, Optional.empty());

    assertRefused(
        () -> engine.participants().update(OWNER, bob), new ParticipantNotFound(LOBBY, BOB));
  }

  @Test
  void isOpenToTheParticipantItselfIfItMay() {
    ProfileChange change = change(Optional.of("Alicia"), Optional.empty(), Map.of());
    assertRefused(() -> engine.stays().update(alice.ref(), change), new PermissionDenied());

    Permission mayUpdate = Permission.STANDARD.with(Permission.Trait.UPDATES_OWN_METADATA);
    Stay bob = engine.stays().join(OWNER, join(LOBBY, BOB, with(mayUpdate)));
    Stay after = engine.stays().update(bob.ref(), change);

    assertThat(after.participant().profile().name()).isEqualTo("Alicia");
    assertThat(after.participant().permission()).isEqualTo(mayUpdate);
  }

  @Test
  void limitsWhatTheParticipantItselfMaySay() {
    assertRefused(
        () ->
            engine
                .stays()
                .update(
                    alice.ref(), change(Optional.of("x".repeat(257)), Optional.empty(), Map.of())),
        new LimitExceeded(Limit.PARTICIPANT_NAME, 256));
  }

  private Participant update(ProfileChange change) {
    return engine
        .participants()
        .update(OWNER, new UpdateParticipant(LOBBY, ALICE, change, Optional.empty()));
  }

  private Participant permit(Permission permission) {
    return engine
        .participants()
        .update(
            OWNER,
            new UpdateParticipant(LOBBY, ALICE, ProfileChange.NONE, Optional.of(permission)));
  }

  private void updateAsNobody(ProfileChange change) {
    engine
        .participants()
        .update(Caller.ANONYMOUS, new UpdateParticipant(LOBBY, ALICE, change, Optional.empty()));
  }

  private static ProfileChange change(
      Optional<String> name, Optional<String> metadata, Map<String, String> attributes) {
    return new ProfileChange(name, metadata, attributes);
  }
}
