package dev.atrium.ws.signal;

import static dev.atrium.core.TestEngine.OWNER;
import static dev.atrium.ws.signal.TestToken.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.ParticipantIdentity;
import dev.atrium.core.Permission;
import dev.atrium.core.Permission.Trait;
import dev.atrium.core.ProfileChange;
import dev.atrium.core.RoomChange;
import dev.atrium.core.RoomEvent;
import dev.atrium.core.UpdateParticipant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileUpdatesTest {
  private static final ParticipantIdentity ALICE = new ParticipantIdentity("alice");

  private final TestSignals signals = TestSignals.create();
  private final List<RoomEvent> events = new ArrayList<>();

  @BeforeEach
  void listen() {
    signals.engine().rooms().subscribe(this::heard);
  }

  @Test
  void areOfTheStayWhoseProfileChanges() throws Exception {
    signals.join("alice");
    update(new ProfileChange(Optional.of("A"), Optional.of("m"), Map.of("k", "v")), null);

    assertThat(subjects(new ProfileUpdates())).containsExactly("", "", "sid", "sid", "sid");
  }

  @Test
  void areNoneWherePermissionsChange() throws Exception {
    signals.join("alice");
    update(ProfileChange.NONE, Permission.STANDARD.with(Trait.HIDDEN));
    update(ProfileChange.NONE, Permission.STANDARD);

    assertThat(subjects(new ProfileUpdates())).containsOnly("");
  }

  @Test
  void areNoneAsLongAsItIsNotKnownWhatChanges() throws Exception {
    signals.join("alice");
    events.clear();
    update(new ProfileChange(Optional.of("A"), Optional.of("m"), Map.of()), null);

    assertThat(subjects(new ProfileUpdates())).containsExactly("", "sid");
  }

  private void update(ProfileChange change, @Nullable Permission permission) {
    signals
        .engine()
        .participants()
        .update(
            OWNER, new UpdateParticipant(LOBBY, ALICE, change, Optional.ofNullable(permission)));
  }

  private void heard(RoomChange change) {
    events.add(change.event());
  }

  private List<String> subjects(ProfileUpdates updates) {
    return events.stream().map(event -> updates.subject(event) == null ? "" : "sid").toList();
  }
}
