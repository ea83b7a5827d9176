package dev.atrium.core;

import dev.atrium.core.RoomEvent.ParticipantEvent;
import dev.atrium.core.RoomEvent.ParticipantLeft;
import dev.atrium.core.RoomEvent.RoomFinished;
import dev.atrium.core.RoomEvent.RoomRenewed;
import dev.atrium.core.RoomEvent.RoomStarted;
import dev.atrium.core.RoomEvent.RoomUpdated;
import dev.atrium.core.RoomEvent.StatusChanged;
import dev.atrium.core.RoomEvent.TokensRevoked;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * One life of a room as its events have made it: {@code Room} is a fold of {@link RoomEvent}s and
 * nothing else. Whatever can be derived (counters, the deadline) is derived here and kept nowhere.
 *
 * @param version number of events that made it, the first being 1
 * @param participants those inside by identity, in the order in which they joined
 */
public record Room(
    RoomRef ref,
    long version,
    RoomTimes times,
    RoomSettings settings,
    RoomPassword password,
    RoomStatus status,
    SequencedMap<ParticipantIdentity, Participant> participants) {

  private static final SequencedMap<ParticipantIdentity, Participant> NOBODY =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

  /** The room that this event began. */
  public static Room of(RoomStarted event) {
    Instant leaseUntil =
        event.settings().lifetime() instanceof Lifetime.Lease lease
            ? event.at().truncatedTo(ChronoUnit.SECONDS).plus(lease.ttl())
            : Instant.EPOCH;
    RoomTimes times = new RoomTimes(event.at(), event.at(), leaseUntil, false);
    return new Room(
        event.room(), 1, times, event.settings(), event.password(), RoomStatus.EMPTY, NOBODY);
  }

  /** Total: records every event, refuses none. Rules refuse, before there is an event. */
  public Room apply(RoomEvent event) {
    return switch (event) {
      case RoomStarted e -> of(e);
      case RoomUpdated e -> next(active(e), e.settings(), status, participants);
      case RoomRenewed e ->
          next(times.idleFrom(e.at()).leasedUntil(e.leaseUntil()), settings, status, participants);
      case StatusChanged e -> next(active(e), settings, status.with(e.changed()), participants);
      case RoomFinished e -> next(times, settings, status, NOBODY);
      case TokensRevoked e -> next(times, settings, status, participants); // of the name
      case ParticipantLeft e -> next(leaving(e), settings, status, without(e.participant()));
      case ParticipantEvent e -> next(changing(e), settings, status, with(e.participant()));
    };
  }

  public RoomName name() {
    return ref.name();
  }

  public RoomSid sid() {
    return ref.sid();
  }

  public Optional<Participant> participant(ParticipantIdentity identity) {
    return Optional.ofNullable(participants.get(identity));
  }

  /** Of this life of the room, then of the stays in it. */
  public List<String> sids() {
    return Stream.concat(
            Stream.of(sid().value()),
            participants.values().stream().map(participant -> participant.sid().value()))
        .toList();
  }

  /** Those that count: no agents and no recorders. */
  public long ordinaryParticipants() {
    return participants.values().stream().filter(Participant::isOrdinary).count();
  }

  public long publishers() {
    return participants.values().stream().filter(Participant::publisher).count();
  }

  /** Whether a recorder is inside. */
  public boolean isRecorded() {
    return participants.values().stream()
        .anyMatch(
            participant ->
                participant.kind() == ParticipantKind.EGRESS
                    || participant.permission().has(Permission.Trait.RECORDER));
  }

  /** Whether an ordinary participant is inside; such a room never expires. */
  public boolean isOccupied() {
    return !participants.isEmpty()
        && participants.values().stream().anyMatch(Participant::isOrdinary);
  }

  /** The instant from which the room is no more; empty while it has none. */
  public Optional<Instant> deadline() {
    if (isOccupied()) {
      return Optional.empty();
    }
    return switch (settings.lifetime()) {
      case Lifetime.Idle idle ->
          idleUntil(times.departed() ? idle.departureTimeout() : idle.emptyTimeout());
      case Lifetime.Activity activity -> idleUntil(activity.timeout());
      case Lifetime.Lease lease -> leaseEnd(lease);
    };
  }

  /** Whether the deadline has come; from then on the room is visible to nobody. */
  public boolean isExpired(Instant now) {
    return deadline().filter(deadline -> !now.isBefore(deadline)).isPresent();
  }

  /** The instant from which the room, or a stay in it, is to be over; empty while none is. */
  public Optional<Instant> due() {
    if (participants.isEmpty()) { // most rooms, each time that they change
      return deadline();
    }
    return Stream.concat(
            deadline().stream(),
            participants.values().stream()
                .flatMap(participant -> participant.deadline().stream())
                .map(Participant.Deadline::at))
        .min(Comparator.naturalOrder());
  }

  private Optional<Instant> leaseEnd(Lifetime.Lease lease) {
    if (!times.departed()) {
      return Optional.of(times.leaseUntil());
    }
    return idleUntil(lease.grace()).map(end -> RoomTimes.later(end, times.leaseUntil()));
  }

  private Optional<Instant> idleUntil(Duration timeout) {
    if (timeout.compareTo(Lifetime.NEVER) >= 0) {
      return Optional.empty();
    }
    Duration atLeastOneTick = timeout.compareTo(Lifetime.TICK) < 0 ? Lifetime.TICK : timeout;
    return Optional.of(times.idleSince().plus(atLeastOneTick));
  }

  /** Any change counts as activity, where activity is what keeps the room. */
  private RoomTimes active(RoomEvent event) {
    return settings.lifetime() instanceof Lifetime.Activity ? times.idleFrom(event.at()) : times;
  }

  private RoomTimes leaving(ParticipantLeft event) {
    return event.participant().isOrdinary() ? times.departedAt(event.at()) : active(event);
  }

  /** Who stops being ordinary leaves those who count, though not the room. */
  private RoomTimes changing(ParticipantEvent event) {
    boolean counted =
        participant(event.participant().identity()).filter(Participant::isOrdinary).isPresent();
    return counted && !event.participant().isOrdinary()
        ? times.departedAt(event.at())
        : active(event);
  }

  private SequencedMap<ParticipantIdentity, Participant> with(Participant participant) {
    SequencedMap<ParticipantIdentity, Participant> changed = new LinkedHashMap<>(participants);
    changed.put(participant.identity(), participant);
    return Collections.unmodifiableSequencedMap(changed);
  }

  private SequencedMap<ParticipantIdentity, Participant> without(Participant participant) {
    SequencedMap<ParticipantIdentity, Participant> changed = new LinkedHashMap<>(participants);
    changed.remove(participant.identity());
    return changed.isEmpty() ? NOBODY : Collections.unmodifiableSequencedMap(changed);
  }

  private Room next(
      RoomTimes times,
      RoomSettings settings,
      RoomStatus status,
      SequencedMap<ParticipantIdentity, Participant> participants) {
    return new Room(ref, version + 1, times, settings, password, status, participants);
  }
}
