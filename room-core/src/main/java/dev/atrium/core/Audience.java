package dev.atrium.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a participant lets subscribe to its tracks.
 *
 * @param everyone whether all may, whatever {@code admissions} say
 */
public record Audience(boolean everyone, List<Admission> admissions) {
  public static final Audience EVERYONE = new Audience(true, List.of());

  public Audience {
    admissions = List.copyOf(admissions);
  }

  public boolean admits(Participant subscriber, TrackSid track) {
    return everyone
        || admissions.stream().anyMatch(one -> one.names(subscriber) && one.opens(track));
  }

  /**
   * Opens tracks to one participant, named by its identity or by its stay.
   *
   * @param allTracks whether it may subscribe to every track, those to come too
   */
  public record Admission(
      Optional<ParticipantIdentity> identity,
      Optional<ParticipantSid> sid,
      boolean allTracks,
      Set<TrackSid> tracks) {
    public Admission {
      tracks = Set.copyOf(tracks);
    }

    private boolean names(Participant subscriber) {
      return identity.filter(subscriber.identity()::equals).isPresent()
          || sid.filter(subscriber.sid()::equals).isPresent();
    }

    private boolean opens(TrackSid track) {
      return allTracks || tracks.contains(track);
    }
  }
}
