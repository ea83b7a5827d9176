package dev.atrium.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.core.Lifetime;
import dev.atrium.core.MediaSession;
import dev.atrium.core.Participant;
import dev.atrium.core.ParticipantState;
import dev.atrium.core.Presence;
import dev.atrium.core.Room;
import dev.atrium.core.Track;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** What holds of every room at any time, whatever was commanded. */
final class Invariants {

  private Invariants() {}

  static void check(Room room) {
    long most = room.settings().maxParticipants();
    if (most > 0) {
      assertThat(room.ordinaryParticipants()).as("ordinary ones in %s", room).isBetween(0L, most);
    }
    room.participants()
        .forEach(
            (identity, participant) -> {
              assertThat(participant.identity()).isEqualTo(identity);
              check(participant);
            });
    checkDeadline(room);
  }

  private static void check(Participant participant) {
    assertThat(participant.legs()).as("legs of %s", participant).isNotEmpty();
    assertThat(participant.legs()).extracting(MediaSession::id).doesNotHaveDuplicates();
    check(participant, participant.tracks());
    check(participant, participant.announced());
    assertThat(participant.announced()).allMatch(Track::isAnnounced);
    assertThat(participant.tracks()).noneMatch(Track::isAnnounced);
    checkPresence(participant);
    if (!participant.tracks().isEmpty()) {
      assertThat(participant.publisher()).as("%s is a publisher", participant).isTrue();
    }
    assertThat(participant.state())
        .isIn(EnumSet.of(ParticipantState.JOINED, ParticipantState.ACTIVE));
  }

  private static void check(Participant participant, List<Track> tracks) {
    assertThat(tracks).extracting(Track::sid).doesNotHaveDuplicates();
    for (Track track : tracks) {
      assertThat(participant.leg(track.leg())).as("leg of %s", track).isPresent();
      assertThat(participant.permission().admits(track.options().type(), track.options().source()))
          .as("%s is permitted", track)
          .isTrue();
    }
  }

  /** No clock runs for media that are up, and nobody waits for ever for one who is not there. */
  private static void checkPresence(Participant participant) {
    Presence presence = participant.presence();
    if (participant.isUp()) {
      assertThat(participant.state()).isEqualTo(ParticipantState.ACTIVE);
      assertThat(presence.mediaBy()).as("clock of %s", participant).isEmpty();
    }
    if (presence.loss().isPresent() || participant.state() == ParticipantState.JOINED) {
      assertThat(participant.deadline()).as("deadline of %s", participant).isPresent();
    }
  }

  private static void checkDeadline(Room room) {
    if (room.isOccupied()) {
      assertThat(room.deadline()).as("deadline of the occupied %s", room).isEmpty();
      return;
    }
    assertThat(room.deadline())
        .as("deadline of the empty %s", room)
        .hasValueSatisfying(
            end -> assertThat(end).isAfterOrEqualTo(room.times().idleSince().plus(least(room))));
  }

  /** Leases count whole seconds; the others give every room at least one tick. */
  private static Duration least(Room room) {
    return room.settings().lifetime() instanceof Lifetime.Lease ? Duration.ZERO : Lifetime.TICK;
  }
}
